// With PARAKERN_DEBUG=1 it says on stderr who runs what.
import { Pool } from "@parakern/core";

const pool = new Pool({ size: 1, name: "test pool" });
const double = (x) => x * 2;
console.log(await pool.apply(double, [2]));
pool.close();
await pool.join();
