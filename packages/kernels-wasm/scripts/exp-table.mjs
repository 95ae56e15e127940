// Prints assembly/_lib/exp-table.ts: node scripts/exp-table.mjs > assembly/_lib/exp-table.ts
// Integer arithmetic alone, so that each digit can be had again anywhere.

import { BITS, bits, exp, fromDouble, LN2 as ln2, ONE, toDouble } from "./fixed-point.mjs";

const N = 128;

const table = [];
for (let i = 0; i < N; i++) {
  // 2^(i/N) = scale + rest, the rest relative to scale. The index is taken off where it will be added with the exponent.
  const exact = exp((ln2 * BigInt(i)) / BigInt(N));
  const scale = toDouble(exact);
  const rest = toDouble(((exact - fromDouble(scale)) << BITS) / fromDouble(scale));
  table.push(bits(rest), bits(scale) - (BigInt(i) << 45n));
}
// 35 bits, so that the product with a whole number of 18 bits is exact.
const step = ln2 / BigInt(N);
const high = (step >> (BITS - 42n)) << (BITS - 42n);
const high16 = (ln2 >> (BITS - 16n)) << (BITS - 16n);

console.log(`// Written by scripts/exp-table.mjs. Do not edit.

/** ${N} / ln 2; ln 2 / ${N}, its first 35 bits and what follows. */
export const REDUCTION: usize = memory.data<f64>([
  ${toDouble((BigInt(N) * ONE * ONE) / ln2)}, ${toDouble(high)}, ${toDouble(step - high)},
]);

/**
 * For i = 0, ..., ${N - 1}: the bits of what the double s nearest to 2^(i/${N}) lacks of it, relative to s; and the bits of s,
 * less i in the highest bits of the mantissa.
 */
export const POWERS: usize = memory.data<u64>([
${rows(table)}
]);

/** 1 / ln 2; ln 2, its first 16 bits and what follows. */
export const REDUCTION_F32: usize = memory.data<f32>([
  ${Math.fround(1 / Math.LN2)}, ${toDouble(high16)}, ${Math.fround(toDouble(ln2 - high16))},
]);

/** Coefficients of (e^r − 1 − r) / r² on |r| <= ln2/2, lowest first. */
export const TAIL_F32: usize = memory.data<f32>([
  ${interpolate(Math.LN2 / 2, 6)
    .map(Math.fround)
    .join(", ")},
]);`);

/** The polynomial through (e^r − 1 − r) / r² at the Chebyshev nodes of [−a, a], next to the best one there is. */
function interpolate(a, count) {
  const nodes = Array.from({ length: count }, (_, k) => a * Math.cos((Math.PI * (k + 0.5)) / count));
  const value = (r) =>
    Array.from({ length: 20 }, (_, k) => k).reduceRight((sum, k) => (sum * r) / (k + 3) + 1, 0) / 2;
  // Newton's divided differences, then multiplied out.
  const d = nodes.map(value);
  for (let j = 1; j < count; j++) {
    for (let i = count - 1; i >= j; i--) d[i] = (d[i] - d[i - 1]) / (nodes[i] - nodes[i - j]);
  }
  let c = [];
  for (let i = count - 1; i >= 0; i--) {
    c = [0, ...c].map((shifted, k) => shifted - nodes[i] * (c[k] ?? 0));
    c[0] += d[i];
  }
  return c;
}

function rows(words) {
  const lines = [];
  for (let i = 0; i < words.length; i += 4) {
    lines.push(
      `  ${words
        .slice(i, i + 4)
        .map((w) => `0x${BigInt.asUintN(64, w).toString(16)}`)
        .join(", ")},`,
    );
  }
  return lines.join("\n");
}
