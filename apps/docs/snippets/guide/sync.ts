import { Pool } from "@parakern/core";

await using pool = new Pool();

const x = pool.array("f64", 1000);
x.data.fill(1);
for (let step = 0; step < 100; step++)
  pool.kernels.axpy.sync(0.01, x, x, { out: x });
console.log(x.data[0]?.toFixed(4));
