import type { ReferenceArgs } from "../../../kernel.js";
import { rootOfUnity } from "./roots.js";

/** The discrete Fourier transforms of rows of `length` complex numbers, as pairs, by the definition for each prime factor. */
export function dft(x: ArrayLike<number>, length: number, isInverse: boolean): Float64Array {
  const out = new Float64Array(x.length);
  const roots = new Float64Array(2 * length);
  for (let t = 0; t < length; t++) {
    roots.set(rootOfUnity(isInverse ? (length - t) % length : t, length), 2 * t);
  }
  for (let row = 0; row < x.length; row += 2 * length) {
    const pairs = Float64Array.from({ length: 2 * length }, (_, i) => x[row + i]!);
    out.set(transform(pairs, roots), row);
  }
  return isInverse ? out.map((value) => value / length) : out;
}

/** Of the first element in `factor`, the second, ... and then their sum; `factor` is the least prime in the length. */
function transform(x: Float64Array, roots: Float64Array): Float64Array {
  const n = x.length / 2;
  const factor = leastFactor(n);
  const part = n / factor;
  const step = roots.length / x.length;
  const parts = Array.from({ length: factor }, (_, f) => {
    const some = new Float64Array(2 * part);
    for (let j = 0; j < part; j++) some.set([x[2 * (j * factor + f)]!, x[2 * (j * factor + f) + 1]!], 2 * j);
    return part > 1 ? transform(some, roots) : some;
  });
  const out = new Float64Array(2 * n);
  for (let f = 0; f < factor; f++) {
    for (let k = 0; k < n; k++) {
      const [at, root] = [2 * (k % part), 2 * ((f * k) % n) * step];
      const [re, im] = [parts[f]![at]!, parts[f]![at + 1]!];
      const [c, s] = [roots[root]!, roots[root + 1]!];
      out[2 * k]! += re * c - im * s;
      out[2 * k + 1]! += re * s + im * c;
    }
  }
  return out;
}

function leastFactor(n: number): number {
  for (let factor = 2; factor * factor <= n; factor++) if (n % factor === 0) return factor;
  return n;
}

/** The Euclidean norm of all numbers: what errors of transforms are measured in. */
export function normOf({ arrays }: ReferenceArgs): number {
  let squares = 0;
  for (let i = 0; i < arrays.x!.length; i++) squares += arrays.x![i]! ** 2;
  return Math.sqrt(squares);
}
