// The second worker cannot be made: the pool fails, and the first one ends.
import { Pool } from "@parakern/core";

const node = process.execPath;
let made = 0;
Object.defineProperty(process, "execPath", { get: () => (made++ === 0 ? node : "/nowhere/node") });
const pool = new Pool({ size: 2, backend: "process" });
const call = await pool.apply(() => new Promise(() => {})).catch((error) => error);
console.log(call.name, call.cause?.code);
await pool.terminate();
console.log(process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap").length <= 1);
