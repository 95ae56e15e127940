import type { ReferenceArgs } from "../../../kernel.js";
import { rootOfUnity } from "./roots.js";

/** The discrete Fourier transforms of rows of `length` complex numbers, as pairs, by the definition for each prime factor. */
export function dft(x: ArrayLike<number>, length: number, isInverse: boolean): Float64Array {
  const out = new Float64Array(x.length);
  const roots = rootsOf(length, isInverse);
  for (let row = 0; row < x.length; row += 2 * length) {
    const pairs = new Float64Array(2 * length);
    for (let i = 0; i < pairs.length; i++) pairs[i] = x[row + i]!;
    out.set(transform(pairs, roots), row);
  }
  return isInverse ? out.map((value) => value / length) : out;
}

function rootsOf(length: number, isInverse: boolean): Float64Array {
  const roots = new Float64Array(2 * length);
  for (let t = 0; t < length; t++) {
    roots.set(rootOfUnity(isInverse ? (length - t) % length : t, length), 2 * t);
  }
  return roots;
}

/** Of the first element in `factor`, the second, ... and then their sum; `factor` is the least prime in the length. */
function transform(x: Float64Array, roots: Float64Array): Float64Array {
  const n = x.length / 2;
  const factor = leastFactor(n);
  if (factor > LARGE) return throughChirp(x, roots);
  const part = n / factor;
  const step = roots.length / x.length;
  const parts = Array.from({ length: factor }, (_, f) => {
    const some = new Float64Array(2 * part);
    for (let j = 0; j < part; j++) {
      some[2 * j] = x[2 * (j * factor + f)]!;
      some[2 * j + 1] = x[2 * (j * factor + f) + 1]!;
    }
    return part > 1 ? transform(some, roots) : some;
  });
  const out = new Float64Array(2 * n);
  for (let f = 0; f < factor; f++) {
    const some = parts[f]!;
    for (let k = 0; k < n; k++) {
      const at = 2 * (k % part);
      const root = 2 * ((f * k) % n) * step;
      const [re, im, c, s] = [some[at]!, some[at + 1]!, roots[root]!, roots[root + 1]!];
      out[2 * k]! += re * c - im * s;
      out[2 * k + 1]! += re * s + im * c;
    }
  }
  return out;
}

/** From here on a prime factor's square is more than what a convolution takes. */
const LARGE = 500;

/** A transform of prime length p as a convolution with e^(πi j²/p), whose exponents are taken among roots of p: j²/2 mod p. */
function throughChirp(x: Float64Array, roots: Float64Array): Float64Array {
  const p = x.length / 2;
  const long = 2 ** Math.ceil(Math.log2(2 * p));
  const step = roots.length / x.length;
  // Half of j² modulo the odd p.
  const place = (j: number) => 2 * step * ((((j * j) % p) * ((p + 1) / 2)) % p);
  const [a, b] = [new Float64Array(2 * long), new Float64Array(2 * long)];
  for (let j = 0; j < p; j++) {
    const [c, s] = [roots[place(j)]!, roots[place(j) + 1]!];
    multiply(a, j, x, j, c, s);
    b.set([c, -s], 2 * j);
    if (j > 0) b.set([c, -s], 2 * (long - j));
  }
  const [forward, back] = [rootsOf(long, false), rootsOf(long, true)];
  const [A, B] = [transform(a, forward), transform(b, forward)];
  for (let k = 0; k < long; k++) multiply(A, k, A, k, B[2 * k]! / long, B[2 * k + 1]! / long);
  const product = transform(A, back);
  const out = new Float64Array(2 * p);
  for (let k = 0; k < p; k++) multiply(out, k, product, k, roots[place(k)]!, roots[place(k) + 1]!);
  return out;
}

/** to[i] = from[j] times (c, s), all complex. */
function multiply(to: Float64Array, i: number, from: Float64Array, j: number, c: number, s: number): void {
  const [re, im] = [from[2 * j]!, from[2 * j + 1]!];
  to[2 * i] = re * c - im * s;
  to[2 * i + 1] = re * s + im * c;
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
