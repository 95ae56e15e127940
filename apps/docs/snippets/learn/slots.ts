import { Pool } from "@parakern/core";

await using pool = new Pool();

const x = new Float64Array(1_000_000).map((_, i) => i / 1000);
const y = await pool.map((v: number) => Math.sqrt(v * v * v), x);

console.log(y instanceof Float64Array, y.length, y[4000]);
