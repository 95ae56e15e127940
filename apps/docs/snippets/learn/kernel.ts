import { Pool } from "@parakern/core";

await using pool = new Pool();

const x = pool.array("f64", 1_000_000);
for (let i = 0; i < x.length; i++) x.data[i] = i / 1000;

const y = await pool.kernels.sqrtCube(x);
console.log(y.data[4000]);
