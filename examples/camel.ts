// The least value of the three-hump camel, 2x² − 1.05x⁴ + x⁶/6 + xy + y², sought on a grid of [−5, 5] × [−5, 5].
import { Pool } from "@parakern/core";
import { compare } from "./programs/compare.js";

const side = 1201;
const step = 10 / (side - 1);

await using pool = new Pool(2);

const x = pool.array(Float64Array.from({ length: side * side }, (_, i) => -5 + step * (i % side)));
const y = pool.array(Float64Array.from({ length: side * side }, (_, i) => -5 + step * Math.trunc(i / side)));
const heights = pool.array("f64", side * side);

function serial(): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    const a = x.data[i]!;
    const b = y.data[i]!;
    const height = 2 * a ** 2 - 1.05 * a ** 4 + a ** 6 / 6 + a * b + b ** 2;
    if (height < least) {
      least = height;
      best = i;
    }
  }
  return best;
}

async function parallel(): Promise<number> {
  await pool.kernels.threeHumpCamel(x, y, { out: heights });
  return pool.kernels.argmin(heights);
}

const best = await compare("camel on a grid", serial, parallel);
console.log(`least at (${x.data[best]!.toFixed(3)}, ${y.data[best]!.toFixed(3)}): ${heights.data[best]}`);

/* prints
camel on a grid: serial 119 ms, parallel 2.07 ms, speedup 57.81×
least at (0.000, 0.000): 0
*/
