// Products that neither overflow nor underflow on the way, and keep their own rounding errors. The error of a multiplication
// is had exactly, after Veltkamp and Dekker (1971); carrying it along gives a product as if in twice the precision (CompProd
// of Graillat 2009). After a block of elements a power of two is taken out; where they are too large or small for that, of
// each element. Cells are (p, e, k): the product is (p + e) · 2^k. Zeros, infinities and NaN are left aside, and come to p.

// What is kept of a number from 1 to 2, its one, the upper half of its digits; 2^52, and that with the bias of exponents;
// 2^-60 and 2^60.
const BITS = memory.data<u64>([
  0x800fffffffffffff, 0x3ff0000000000000, 0xfffffffff8000000, 0x4330000000000000, 0x43300000000003ff,
  0x3c30000000000000, 0x43b0000000000000,
]);
/** Elements of a lane in a block: 16 numbers below 2^60 come to less than 2^960. */
const BLOCK: usize = 16;

class Aside {
  /** What is odd of the products of each lane, or 1. */
  static odd: v128 = f64x2.splat(1);
  /** What was taken out of the last pair of elements. */
  static exponents: v128 = f64x2.splat(0);
}

/** The rounding error of p = a · b. */
// @ts-ignore: decorator
@inline
function productError(a: v128, b: v128, p: v128): v128 {
  const upper = v128.load64_splat(BITS, 16);
  const ah = v128.and(a, upper), al = v128.sub<f64>(a, ah), bh = v128.and(b, upper), bl = v128.sub<f64>(b, bh);
  const high = v128.add<f64>(v128.sub<f64>(v128.mul<f64>(ah, bh), p), v128.mul<f64>(ah, bl));
  return v128.add<f64>(v128.add<f64>(high, v128.mul<f64>(al, bh)), v128.mul<f64>(al, bl));
}

/** Exponents of normal numbers, as doubles. */
function exponents(v: v128): v128 {
  const biased = i64x2.shr_u(i64x2.shl(v, 1), 53);
  return v128.sub<f64>(v128.or(biased, v128.load64_splat(BITS, 24)), v128.load64_splat(BITS, 32));
}

/** 2^k, of whole k. */
function power(k: v128): v128 {
  return i64x2.shl(v128.add<f64>(k, v128.load64_splat(BITS, 32)), 52);
}

/** As much of 2^k as two factors can be. */
function powerWithin(k: v128): v128 {
  return v128.pmax<f64>(f64x2.splat(-1000), v128.pmin<f64>(f64x2.splat(700), k));
}

/** A pair as numbers from 1 to 2, with 1 for what is odd. */
function apart(v: v128): v128 {
  const one = f64x2.splat(1), size = v128.abs<f64>(v);
  const usual = v128.and(v128.gt<f64>(size, f64x2.splat(0)), v128.lt<f64>(size, f64x2.splat(Infinity)));
  const tiny = v128.and(usual, v128.lt<f64>(size, f64x2.splat(2.2250738585072014e-308)));
  Aside.odd = v128.mul<f64>(Aside.odd, v128.bitselect(one, v, usual));
  v = v128.bitselect(v128.mul<f64>(v, f64x2.splat(18014398509481984)), v, tiny);
  v = v128.bitselect(v, one, usual);
  Aside.exponents = v128.sub<f64>(exponents(v), v128.and(tiny, f64x2.splat(54)));
  return v128.or(v128.and(v, v128.load64_splat(BITS)), one);
}

/** The elements at `p` and `q`; 1 where `q` is at `stop`. */
// @ts-ignore: decorator
@inline
function pair(p: usize, q: usize, stop: usize, size: usize): v128 {
  const one = f64x2.splat(1);
  if (size == 4) {
    const v = v128.load32_lane(p, one, 0);
    return f64x2.promote_low_f32x4(q < stop ? v128.load32_lane(q, v, 1) : v128.shuffle<i32>(v, f32x4.splat(1), 0, 4, 4, 4));
  }
  const v = v128.load64_lane(p, one, 0);
  return q < stop ? v128.load64_lane(q, v, 1) : v;
}

/**
 * The products of x[begin], ..., x[end - 1], of `size` bytes each, one half in each lane: those of all elements up to each,
 * times the cells, go to `out`, and the product of all to the cells. Without `out` only that, and without the cells before.
 */
export function products(begin: usize, end: usize, x: usize, out: usize, cells: usize, size: usize): void {
  const count = (end - begin + 1) >> 1, half = count * size, stop = x + end * size;
  let at = x + begin * size;
  const middle = at + half, to = out - x;
  const one = f64x2.splat(1), low = v128.load64_splat(BITS, 40), high = v128.load64_splat(BITS, 48);
  let p = one, e = f64x2.splat(0), k = e;
  if (out != 0) {
    p = v128.load64_splat(cells), e = v128.load64_splat(cells, 8), k = v128.load64_splat(cells, 16);
    products(begin, begin + count, x, 0, cells, size);
    multiply(cells, f64x2.extract_lane(p, 0), f64x2.extract_lane(e, 0), f64x2.extract_lane(k, 0));
    p = v128.load64_lane(cells, p, 1), e = v128.load64_lane(cells, e, 1, 8), k = v128.load64_lane(cells, k, 1, 16);
  }
  Aside.odd = one;
  p = apart(p);
  k = v128.add<f64>(k, Aside.exponents);
  // The error of what is odd is NaN.
  e = v128.and(e, v128.eq<f64>(e, e));
  while (at < middle) {
    const next = min(at + BLOCK * size, middle);
    let tame = i64x2.splat(-1);
    for (let from = at; from < next; from += size) {
      const v = v128.abs<f64>(pair(from, from + half, stop, size));
      tame = v128.and(tame, v128.and(v128.ge<f64>(v, low), v128.le<f64>(v, high)));
    }
    const isTame = i64x2.all_true(tame);
    let first = powerWithin(k), scale = power(first), rest = power(powerWithin(v128.sub<f64>(k, first)));
    for (; at < next; at += size) {
      let v = pair(at, at + half, stop, size);
      if (!isTame) {
        v = apart(v);
        k = v128.add<f64>(k, Aside.exponents);
        first = powerWithin(k), scale = power(first), rest = power(powerWithin(v128.sub<f64>(k, first)));
      }
      const q = v128.mul<f64>(p, v);
      e = v128.add<f64>(v128.mul<f64>(e, v), productError(p, v, q));
      p = q;
      if (out == 0) continue;
      let value = v128.mul<f64>(v128.mul<f64>(v128.add<f64>(p, e), scale), rest);
      if (v128.any_true(v128.ne<f64>(Aside.odd, one))) {
        const odd = v128.mul<f64>(Aside.odd, v128.bitselect(value, one, f64x2.splat(-0.0)));
        value = v128.bitselect(value, odd, v128.eq<f64>(Aside.odd, one));
      }
      if (size == 4) value = f32x4.demote_f64x2_zero(value);
      if (size == 4) v128.store32_lane(to + at, value, 0);
      else v128.store64_lane(to + at, value, 0);
      if (at + half >= stop) continue;
      if (size == 4) v128.store32_lane(to + at + half, value, 1);
      else v128.store64_lane(to + at + half, value, 1);
    }
    const over = exponents(p), less = power(v128.neg<f64>(over));
    k = v128.add<f64>(k, over);
    p = v128.mul<f64>(p, less), e = v128.mul<f64>(e, less);
  }
  const last = f64x2.extract_lane(p, 1);
  let odd = f64x2.extract_lane(Aside.odd, 1);
  store<f64>(cells, last);
  store<f64>(cells, f64x2.extract_lane(e, 1), 8);
  store<f64>(cells, f64x2.extract_lane(k, 1), 16);
  if (out == 0) {
    multiply(cells, f64x2.extract_lane(p, 0), f64x2.extract_lane(e, 0), f64x2.extract_lane(k, 0));
    odd *= f64x2.extract_lane(Aside.odd, 0);
  }
  if (odd != 1) store<f64>(cells, odd * copysign(1.0, load<f64>(cells)));
}

/** Multiplies cells by (p, e, k). */
function multiply(cells: usize, p: f64, e: f64, k: f64): void {
  const a = load<f64>(cells), product = a * p, isMore = abs(product) >= 2;
  const error = f64x2.extract_lane(productError(f64x2.splat(a), f64x2.splat(p), f64x2.splat(product)), 0);
  const scale = isMore ? 0.5 : 1.0;
  store<f64>(cells, product * scale);
  store<f64>(cells, (load<f64>(cells, 8) * p + e * a + error) * scale, 8);
  store<f64>(cells, load<f64>(cells, 16) + k + <f64>isMore, 16);
}

export function productOfF64(begin: usize, end: usize, x: usize, cells: usize): void {
  products(begin, end, x, 0, cells, 8);
}

export function productOfF32(begin: usize, end: usize, x: usize, cells: usize): void {
  products(begin, end, x, 0, cells, 4);
}

/** Multiplies the cells `a` by `b`. */
export function mergeProducts(a: usize, b: usize): void {
  multiply(a, load<f64>(b), load<f64>(b, 8), load<f64>(b, 16));
}

/** What the cells come to. Where that is zero, infinite or NaN, the error means nothing. */
export function productValue(cells: usize): f64 {
  const p = load<f64>(cells), k = v128.load64_splat(cells, 16), first = powerWithin(k);
  if (p == 0 || !isFinite(p)) return p;
  const rest = power(powerWithin(v128.sub<f64>(k, first)));
  return (p + load<f64>(cells, 8)) * f64x2.extract_lane(power(first), 0) * f64x2.extract_lane(rest, 0);
}
