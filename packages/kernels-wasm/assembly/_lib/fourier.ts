import { transform } from "./butterfly";
import { lanes, splatOne } from "./lanes";
import { madd, nmadd } from "./madd";
import { rootAt } from "./roots";

// One pass over an array: the Fourier transforms of many columns, whose elements lie any distance apart, taken from one place
// and written to another. A short transform is one such pass; a long one is two, with factors between (src/kernels/_lib/fourier).

/** Vectors of columns that are read and written side by side: two cache lines of each row. */
const SIDE: usize = 4;

// Words of the table that describes a pass; distances are in bytes.
const LENGTH: usize = 0; // of each transform
const COLUMNS: usize = 4; // in all
const WIDTH: usize = 8; // columns of one array; then the next array begins
const FROM_ARRAY: usize = 12;
const FROM_COLUMN: usize = 16;
const FROM_ELEMENT: usize = 20;
const TO_ARRAY: usize = 24;
const TO_COLUMN: usize = 28;
const TO_ELEMENT: usize = 32;
const RADICES: usize = 36;
const TWIDDLES: usize = 40;
const ORDER: usize = 44; // where output k stands, in bytes
const HIGH: usize = 48; // factors between two passes, by `rootAt`; 0 where there are none
const LOW: usize = 52;
const BITS: usize = 56;
const STEP: usize = 60; // a power of two near the root of the length
const SWAP_IN: usize = 64; // 16 where real and imaginary parts are to be swapped, which turns a transform into its inverse
const SWAP_OUT: usize = 68;
const SCALE: usize = 72; // an f64

/** Groups [begin, end) of columns. `slot`: 2 · 64 bytes for pointers, room for factors, and SIDE · 32 bytes an element. */
export function pass<T>(begin: usize, end: usize, form: usize, from: usize, to: usize, slot: usize): void {
  const columns = load<usize>(form, COLUMNS), m = load<usize>(form, LENGTH), size = SIDE * lanes<T>();
  const step = load<usize>(form, STEP), room = (step + (m + step - 1) / step) << 5;
  const isTwiddled = load<usize>(form, HIGH) != 0;
  const factors = slot + 128, buffer = factors + (isTwiddled ? SIDE * room : 0);
  for (let group = begin; group < end; group++) {
    const first = group * size, count = min(size, columns - first), vectors = (count + lanes<T>() - 1) / lanes<T>();
    pointers(form, from, FROM_ARRAY, first, count, vectors * lanes<T>(), slot);
    pointers(form, to, TO_ARRAY, first, count, vectors * lanes<T>(), slot + 64);
    take<T>(m, vectors, load<usize>(form, FROM_ELEMENT), load<usize>(form, SWAP_IN), slot, buffer);
    for (let v: usize = 0; v < vectors; v++) {
      transform<T>(buffer + v * m * 32, m, load<usize>(form, RADICES), load<usize>(form, TWIDDLES));
    }
    if (isTwiddled) {
      spreadFactors<T>(form, first, count, vectors * lanes<T>(), factors, room);
      giveTwiddled<T>(form, m, vectors, buffer, factors, room, slot + 64);
    } else {
      give<T>(form, m, vectors, buffer, slot + 64);
    }
  }
}

/** Where the first element of each column is; the last column stands in for those that there are none of. */
function pointers(
  form: usize, base: usize, strides: usize, first: usize, count: usize, filled: usize, slot: usize,
): void {
  const width = load<usize>(form, WIDTH), array = load<usize>(form + strides), column = load<usize>(form + strides, 4);
  for (let i: usize = 0; i < filled; i++) {
    const index = first + min(i, count - 1);
    store<usize>(slot + 4 * i, base + (index / width) * array + (index % width) * column);
  }
}

function take<T>(m: usize, vectors: usize, distance: usize, swap: usize, slot: usize, buffer: usize): void {
  for (let j: usize = 0, o: usize = 0; j < m; j++, o += distance) {
    let at = buffer + 32 * j, p = slot;
    for (let v: usize = 0; v < vectors; v++, at += 32 * m) {
      const a = loadTwo<T>(load<usize>(p) + o, load<usize>(p, 4) + o);
      if (sizeof<T>() == 8) {
        const b = v128.load(load<usize>(p, 4) + o);
        v128.store(at + swap, v128.shuffle<i64>(a, b, 0, 2));
        v128.store(at + (swap ^ 16), v128.shuffle<i64>(a, b, 1, 3));
        p += 8;
      } else {
        const b = loadTwo<T>(load<usize>(p, 8) + o, load<usize>(p, 12) + o);
        v128.store(at + swap, v128.shuffle<i32>(a, b, 0, 2, 4, 6));
        v128.store(at + (swap ^ 16), v128.shuffle<i32>(a, b, 1, 3, 5, 7));
        p += 16;
      }
    }
  }
}

/** Two pairs of f32, or one of f64. */
// @ts-ignore: decorator
@inline
function loadTwo<T>(p: usize, q: usize): v128 {
  return sizeof<T>() == 8 ? v128.load(p) : v128.load64_lane(q, v128.load64_zero(p), 1);
}

/** Writes a vector of pairs to its columns, whose pointers stand at `p`. */
// @ts-ignore: decorator
@inline
function storeLanes<T>(p: usize, o: usize, re: v128, im: v128): void {
  if (sizeof<T>() == 8) {
    v128.store(load<usize>(p) + o, v128.shuffle<i64>(re, im, 0, 2));
    v128.store(load<usize>(p, 4) + o, v128.shuffle<i64>(re, im, 1, 3));
  } else {
    const low = v128.shuffle<i32>(re, im, 0, 4, 1, 5), high = v128.shuffle<i32>(re, im, 2, 6, 3, 7);
    v128.store64_lane(load<usize>(p) + o, low, 0);
    v128.store64_lane(load<usize>(p, 4) + o, low, 1);
    v128.store64_lane(load<usize>(p, 8) + o, high, 0);
    v128.store64_lane(load<usize>(p, 12) + o, high, 1);
  }
}

function give<T>(form: usize, m: usize, vectors: usize, buffer: usize, slot: usize): void {
  const order = load<usize>(form, ORDER), distance = load<usize>(form, TO_ELEMENT), swap = load<usize>(form, SWAP_OUT);
  const scale = v128.splat<T>(<T>load<f64>(form, SCALE));
  for (let k: usize = 0, o: usize = 0; k < m; k++, o += distance) {
    let at = buffer + load<usize>(order + 4 * k), p = slot;
    for (let v: usize = 0; v < vectors; v++, at += 32 * m, p += 4 * lanes<T>()) {
      storeLanes<T>(p, o, v128.mul<T>(v128.load(at + swap), scale), v128.mul<T>(v128.load(at + (swap ^ 16)), scale));
    }
  }
}

/** For each vector: the factors of its columns for outputs 0, 1, ..., STEP - 1, then for 0, STEP, 2 · STEP, ... */
function spreadFactors<T>(form: usize, first: usize, count: usize, filled: usize, factors: usize, room: usize): void {
  const m = load<usize>(form, LENGTH), step = load<usize>(form, STEP), width = load<usize>(form, WIDTH);
  const high = load<usize>(form, HIGH), low = load<usize>(form, LOW), bits = load<usize>(form, BITS);
  for (let i: usize = 0; i < filled; i++) {
    const column = (first + min(i, count - 1)) % width;
    let at = factors + (i / lanes<T>()) * room + (i % lanes<T>()) * sizeof<T>();
    for (let k: usize = 0; k < m; k += k < step ? 1 : step, at += 32) {
      if (k == step) {
        // The second table begins at 0.
        store<T>(at, <T>1);
        store<T>(at, <T>0, 16);
        at += 32;
      }
      const w = rootAt(high, low, bits, column * k);
      store<T>(at, <T>f64x2.extract_lane(w, 0));
      store<T>(at, <T>f64x2.extract_lane(w, 1), 16);
    }
  }
}

function giveTwiddled<T>(
  form: usize, m: usize, vectors: usize, buffer: usize, factors: usize, room: usize, slot: usize,
): void {
  const order = load<usize>(form, ORDER), distance = load<usize>(form, TO_ELEMENT), step = load<usize>(form, STEP);
  for (let k: usize = 0, o: usize = 0; k < m; k++, o += distance) {
    let at = buffer + load<usize>(order + 4 * k), p = slot;
    let fine = factors + 32 * (k & (step - 1)), coarse = factors + 32 * (step + k / step);
    for (let v: usize = 0; v < vectors; v++, at += 32 * m, p += 4 * lanes<T>(), fine += room, coarse += room) {
      let re = v128.load(at), im = v128.load(at, 16), wr = v128.load(fine), wi = v128.load(fine, 16), r = re;
      re = nmadd<T>(im, wi, v128.mul<T>(re, wr));
      im = madd<T>(r, wi, v128.mul<T>(im, wr));
      if (k >= step) {
        wr = v128.load(coarse), wi = v128.load(coarse, 16), r = re;
        re = nmadd<T>(im, wi, v128.mul<T>(re, wr));
        im = madd<T>(r, wi, v128.mul<T>(im, wr));
      }
      storeLanes<T>(p, o, re, im);
    }
  }
}
