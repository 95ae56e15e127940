import { Pool } from "@parakern/core";

await using pool = new Pool();

// Any function that stands on its own, on every core:
const cubes = await pool.map((x: number) => x ** 3, [1, 2, 3, 4]);
console.log(cubes);

// Numbers in shared memory, through a SIMD kernel: nothing is copied.
const x = pool.array("f64", 10_000_000);
x.data.fill(4);
const roots = await pool.kernels.sqrtCube(x);
console.log(roots.data[0], await pool.kernels.sum(roots));
