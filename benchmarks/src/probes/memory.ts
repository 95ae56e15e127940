// A process of its own: x and √(x³) of argv[2] f64, then the resident memory at its highest beyond those two arrays.
import { Pool } from "@parakern/core";

const n = Number(process.argv[2]);
await using pool = new Pool({ size: Number(process.argv[3]) });
const x = pool.array("f64", n);
for (let i = 0; i < n; i += 1) x.data[i] = 1 + (i % 1000);
const y = await pool.kernels.sqrtCube(x);
for (const i of [0, n >> 1, n - 1]) {
  if (y.data[i] !== Math.sqrt(x.data[i]! ** 3)) throw new Error(`y[${i}] is ${y.data[i]} for ${x.data[i]}`);
}
console.log((process.resourceUsage().maxRSS * 1024 - 2 * n * 8) / 1e6);
