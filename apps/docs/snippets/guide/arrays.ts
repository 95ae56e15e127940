import { Pool } from "@parakern/core";

await using pool = new Pool();

using x = pool.array("f64", 1_000_000);
for (let i = 0; i < x.length; i++) x.data[i] = i;

using y = await pool.kernels.exp(pool.array([0, 1, 2]));
console.log(y.dtype, y.shape, y.data[0]);
console.log(await pool.kernels.sum(x));
