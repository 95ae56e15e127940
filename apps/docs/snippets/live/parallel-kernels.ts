import { Pool } from "@parakern/core";

await using pool = new Pool();

const n = 512;
const a = pool.array("f64", n * n).reshape(n, n);
const b = pool.array("f64", n * n).reshape(n, n);
a.data.fill(2);
b.data.fill(0.25);

// Rows of the product are cut into chunks; whoever is free takes the next one.
for (let round = 0; round < 20; round++) {
  using product = await pool.kernels.matmul(a, b);
  if (round === 19) console.log(product.data[0], product.data.length);
}
