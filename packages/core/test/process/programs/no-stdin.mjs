// Starts processes and a pool from a child that has closed its stdin.
import { closeSync } from "node:fs";
import { Pool, Process, Queue } from "@parakern/core";

const context = process.argv[2];
closeSync(0);
const queue = new Queue();
const child = new Process({ target: (q) => q.put(1), args: [queue], context });
child.start();
console.log("queue", await queue.get());
await child.join();
const pool = new Pool({ size: 1, backend: context });
console.log("pool", await pool.apply((x) => x * 2, [2]));
pool.close();
await pool.join();
