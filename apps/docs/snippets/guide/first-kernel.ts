import { Pool } from "@parakern/core";

await using pool = new Pool();

console.log(await pool.kernels.sum([1, 2, 3, 4]));
