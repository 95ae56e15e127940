// Numeric kernels: SIMD WebAssembly on all cores, over memory that nobody copies.
import { Pool } from "@parakern/core";

await using pool = new Pool(2);

const x = pool.array("f64", 1_000_000);
for (let i = 0; i < x.length; i++) x.data[i] = i % 100;

const y = await pool.kernels.sqrtCube(x); // a new array
await pool.kernels.add(x, y, { out: y }); // into an array that exists
console.log(y.data[4], await pool.kernels.sum(x), await pool.kernels.max(x));

console.log(pool.kernels.dot.sync([1, 2, 3], [4, 5, 6])); // blocking; plain numbers are copied in
y.free();

/* prints
12 49500000 99
32
*/
