// What tasks in processes of their own print arrives, whether they return or exit.
import { Pool } from "@parakern/core";

const pool = new Pool({ size: 1, backend: "process" });
const print = (from, to) => {
  for (let i = from; i < to; i++) console.log(`line ${i}`);
};
await pool.apply(print, [0, 100]);
console.log("line 100");
await pool
  .apply(() => {
    for (let i = 101; i < 200; i++) console.log(`line ${i}`);
    process.exit(3);
  })
  .catch(() => {});
pool.close();
await pool.join();
console.log("line 200");
const other = new Pool({ size: 1, backend: "process" });
await other.apply(print, [201, 300]);
