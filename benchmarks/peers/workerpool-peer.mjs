// workerpool with worker threads: a dedicated worker file, as its README advises for speed.
import { fileURLToPath } from "node:url";
import workerpool from "workerpool";
import { atOnce, serve, versionOf } from "./line-peer.mjs";

const threads = Number(process.env.PEER_WORKERS);
const script = fileURLToPath(new URL("./workerpool-tasks.mjs", import.meta.url));
const pool = workerpool.pool(script, { workerType: "thread", minWorkers: threads, maxWorkers: threads });
const operations = { applyAsync: atOnce((i) => pool.exec("increment", [i])) };
await serve(versionOf("workerpool"), operations, () => pool.terminate());
