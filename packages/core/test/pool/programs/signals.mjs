// Thousands of calls share one signal: no warning of a leak, and its abort ends all of them.
import { Pool } from "@parakern/core";

const pool = new Pool(2);
const id = (x) => x;
const controller = new AbortController();
const { signal } = controller;
const first = await Promise.all(Array.from({ length: 1000 }, (_, i) => pool.apply(id, [i], { signal })));
const rest = Array.from({ length: 5000 }, (_, i) =>
  pool.apply(id, [i], { signal }).catch((error) => error.name),
);
controller.abort();
console.log(first.length, [...new Set(await Promise.all(rest))].join(), pool.stats().queued);
pool.close();
await pool.join();
