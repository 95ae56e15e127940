import { loadPair, rootAt, storePair, times64 } from "./roots";

// What stands before and behind the passes of a transform; all of it computed in double precision.

/** chirp[j] = chirp[length - j] = e^(sign · iπ j²/n) for j < n, zeros between; numbers [begin, end). `scale` times each. */
export function chirp<T>(
  begin: usize, end: usize, to: usize, n: usize, length: usize, high: usize, low: usize, bits: usize, sign: f64,
): void {
  for (let i = begin; i < end; i++) {
    const j = min(i, length - i);
    let w = f64x2.splat(0);
    if (j < n) {
      // A root of 2n: its exponent is j² there.
      w = rootAt(high, low, bits, <usize>((<u64>j * <u64>j) % (2 * <u64>n)));
      w = v128.mul<f64>(w, f64x2(1, -sign));
    }
    storePair<T>(to + i * 2 * sizeof<T>(), w);
  }
}

/** Element j of each row times factor j, whose imaginary part is taken `sign` times, and `scale`; zeros behind a shorter row. */
export function product<T>(
  begin: usize, end: usize, from: usize, fromLength: usize, to: usize, toLength: usize, w: usize, sign: f64, scale: f64,
): void {
  const pair = 2 * sizeof<T>(), signs = f64x2(scale, sign * scale);
  for (let i = begin; i < end; ) {
    const row = i / toLength, stop = min(end, (row + 1) * toLength);
    const source = from + row * fromLength * pair;
    for (let j = i - row * toLength; i < stop; i++, j++) {
      let v = f64x2.splat(0);
      if (j < fromLength) {
        const factor = v128.mul<f64>(loadPair<T>(w + j * pair), signs);
        v = times64(loadPair<T>(source + j * pair), v128.shuffle<i64>(factor, factor, 0, 0), v128.shuffle<i64>(factor, factor, 1, 1));
      }
      storePair<T>(to + i * pair, v);
    }
  }
}

// A real array of even length 2h is transformed as h pairs: z has the even elements and i times the odd ones, and from Z the
// transforms of both are E = (Z[k] + conj Z[h - k]) / 2 and O = -i (Z[k] - conj Z[h - k]) / 2, whence X[k] = E + w^k O.

/** Spectra of h + 1 numbers from Z of h; [begin, end) counts the pairs k, h - k of all rows. */
export function split<T>(
  begin: usize, end: usize, from: usize, h: usize, to: usize, high: usize, low: usize, bits: usize,
): void {
  const pairs = h / 2 + 1, size = 2 * sizeof<T>(), half = f64x2.splat(0.5);
  for (let i = begin; i < end; i++) {
    const row = i / pairs, k = i % pairs, z = from + row * h * size, x = to + row * (h + 1) * size;
    const a = loadPair<T>(z + k * size), b = conjugate(loadPair<T>(z + (k == 0 ? 0 : h - k) * size));
    const even = v128.mul<f64>(half, v128.add<f64>(a, b)), d = v128.mul<f64>(half, v128.sub<f64>(a, b));
    const w = rootAt(high, low, bits, k);
    const odd = times64(turnBack(d), v128.shuffle<i64>(w, w, 0, 0), v128.shuffle<i64>(w, w, 1, 1));
    storePair<T>(x + k * size, v128.add<f64>(even, odd));
    const far = conjugate(v128.sub<f64>(even, odd));
    // Of frequency n/2 there is a real part only, and its zero is no negative one.
    storePair<T>(x + (h - k) * size, k == 0 ? f64x2.replace_lane(far, 1, 0) : far);
  }
}

/** The other way round. The imaginary parts of the first and the last number are taken for 0. */
export function join<T>(
  begin: usize, end: usize, from: usize, h: usize, to: usize, high: usize, low: usize, bits: usize,
): void {
  const pairs = h / 2 + 1, size = 2 * sizeof<T>(), half = f64x2.splat(0.5);
  for (let i = begin; i < end; i++) {
    const row = i / pairs, k = i % pairs, x = from + row * (h + 1) * size, z = to + row * h * size;
    let a = loadPair<T>(x + k * size), b = conjugate(loadPair<T>(x + (h - k) * size));
    if (k == 0) {
      a = f64x2.replace_lane(a, 1, 0);
      b = f64x2.replace_lane(b, 1, 0);
    }
    const even = v128.mul<f64>(half, v128.add<f64>(a, b)), d = v128.mul<f64>(half, v128.sub<f64>(a, b));
    const w = conjugate(rootAt(high, low, bits, k));
    const odd = times64(d, v128.shuffle<i64>(w, w, 0, 0), v128.shuffle<i64>(w, w, 1, 1));
    const turned = turnBack(odd);
    storePair<T>(z + k * size, v128.sub<f64>(even, turned));
    if (k > 0) storePair<T>(z + (h - k) * size, conjugate(v128.add<f64>(even, turned)));
  }
}

// @ts-ignore: decorator
@inline
function conjugate(v: v128): v128 {
  return v128.xor(v, i64x2(0, i64.MIN_VALUE));
}

/** -i times a number. */
// @ts-ignore: decorator
@inline
function turnBack(v: v128): v128 {
  return v128.xor(v128.shuffle<i64>(v, v, 1, 0), i64x2(0, i64.MIN_VALUE));
}

/** Real numbers as complex ones. */
export function widen<T>(begin: usize, end: usize, x: usize, to: usize): void {
  for (let i = begin; i < end; i++) {
    store<T>(to + 2 * i * sizeof<T>(), load<T>(x + i * sizeof<T>()));
    store<T>(to + (2 * i + 1) * sizeof<T>(), <T>0);
  }
}

/** The real parts. */
export function narrow<T>(begin: usize, end: usize, z: usize, to: usize): void {
  for (let i = begin; i < end; i++) store<T>(to + i * sizeof<T>(), load<T>(z + 2 * i * sizeof<T>()));
}

/** The first `kept` of `length` numbers of rows [begin, end). */
export function head<T>(begin: usize, end: usize, from: usize, length: usize, to: usize, kept: usize): void {
  const size = 2 * sizeof<T>();
  for (let row = begin; row < end; row++) {
    memory.copy(to + row * kept * size, from + row * length * size, kept * size);
  }
}

/** Rows [begin, end) of the whole spectrum, of odd length, of a real array from its first half. */
export function mirror<T>(begin: usize, end: usize, from: usize, length: usize, to: usize): void {
  const size = 2 * sizeof<T>(), kept = length / 2 + 1;
  for (let row = begin; row < end; row++) {
    const x = from + row * kept * size, z = to + row * length * size;
    memory.copy(z, x, kept * size);
    store<T>(z + sizeof<T>(), <T>0);
    for (let k = kept; k < length; k++) {
      store<T>(z + k * size, load<T>(x + (length - k) * size));
      store<T>(z + k * size + sizeof<T>(), -load<T>(x + (length - k) * size + sizeof<T>()));
    }
  }
}
