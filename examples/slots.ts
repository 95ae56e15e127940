// A map over a typed array sends no messages: workers read shared memory and write into the slots of the result.
import { Pool } from "@parakern/core";

await using pool = new Pool(2);

const x = Float64Array.from({ length: 100_000 }, (_, i) => i);
const y = await pool.map((v: number) => Math.sqrt(v ** 3), x);
console.log(y.constructor.name, y.buffer.constructor.name, y[4], y[10_000]);

const digits = await pool.map((v: number) => String(v).length, x, { into: Uint8Array });
console.log(digits.constructor.name, digits[7], digits[99_999]);

/* prints
Float64Array SharedArrayBuffer 8 1000000
Uint8Array 1 5
*/
