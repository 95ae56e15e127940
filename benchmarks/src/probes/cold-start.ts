// A process of its own: milliseconds from `new Pool` to the first result of a kernel, modules loaded before.
import { Pool } from "@parakern/core";

const x = new Float64Array(Number(process.argv[2])).fill(4);
const start = performance.now();
await using pool = new Pool({ size: Number(process.argv[3]) });
const y = await pool.kernels.sqrtCube(x);
const elapsed = performance.now() - start;
if (y.data[x.length - 1] !== 8) throw new Error(`√(4³) is ${y.data[x.length - 1]}`);
console.log(elapsed);
