import { Pool } from "@parakern/core";

await using pool = new Pool(2);

await pool.map((n: number) => n + 1, [1, 2, 3], { chunkSize: 1 });
const { size, queued, running, completed, failed } = pool.stats();
console.log({ size, queued, running, completed, failed });
