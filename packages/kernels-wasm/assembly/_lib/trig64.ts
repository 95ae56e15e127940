import { at, gather } from "./gather";
import { SINES, STEP } from "./trig-table";
import { farHigh, farLow, reduceFar } from "./trig-far";

const CONSTANTS = memory.data<f64>([
  6755399441055744, // 1.5 · 2^52: added to a number it leaves it rounded to a whole one, in the low bits
  51471, // up to here a number has at most 2^20 steps, whose products with the first parts of π/64 are exact
  2.842170943040401e-14, // 2^-45
  -0.16666666666666666, 0.008333333333333333, -0.0001984126984126984, // sine
  -0.5, 0.041666666666666664, -0.001388888888888889, // cosine
]);

const BITS = memory.data<u64>([0xfffffffff8000000]); // the first 26 digits

// What reduction finds: how many steps, in the low bits, and the rest of x in two parts. Every instance has its own.
let steps = f64x2.splat(0);
let high = f64x2.splat(0);
let low = f64x2.splat(0);

/**
 * x = steps · π/64 + high + low (Cody and Waite, in three parts, with the error of the second subtraction). Where x is
 * large, or so close to a whole number of steps that too few digits are left, all of them are computed again.
 */
// @ts-ignore: decorator
@inline
function reduce(x: v128): void {
  const shifted = f64x2.add(f64x2.mul(x, at(STEP, 0)), at(CONSTANTS, 0));
  const k = f64x2.sub(shifted, at(CONSTANTS, 0));
  const near = f64x2.sub(x, f64x2.mul(k, at(STEP, 1)));
  const w = f64x2.mul(k, at(STEP, 2));
  const r = f64x2.sub(near, w);
  steps = shifted;
  high = r;
  low = f64x2.sub(f64x2.sub(f64x2.sub(near, r), w), f64x2.mul(k, at(STEP, 3)));
  const a = f64x2.abs(x);
  const far = v128.or(f64x2.gt(a, at(CONSTANTS, 1)), f64x2.lt(f64x2.abs(r), f64x2.mul(a, at(CONSTANTS, 2))));
  if (v128.any_true(far)) reduceAgain(x, far);
}

function reduceAgain(x: v128, far: v128): void {
  if (i64x2.extract_lane(far, 0)) {
    steps = i64x2.replace_lane(steps, 0, reduceFar(f64x2.extract_lane(x, 0)));
    high = f64x2.replace_lane(high, 0, farHigh);
    low = f64x2.replace_lane(low, 0, farLow);
  }
  if (i64x2.extract_lane(far, 1)) {
    steps = i64x2.replace_lane(steps, 1, reduceFar(f64x2.extract_lane(x, 1)));
    high = f64x2.replace_lane(high, 1, farHigh);
    low = f64x2.replace_lane(low, 1, farLow);
  }
}

/** Reduces the lanes that are far from 0 again, and keeps what was found of the others. */
// @ts-ignore: decorator
@inline
export function farOf(x: v128, far: v128, found: v128, r: v128): void {
  steps = found;
  high = r;
  reduceAgain(x, far);
}

// @ts-ignore: decorator
@inline
export function stepsOf(): v128 {
  return steps;
}

// @ts-ignore: decorator
@inline
export function highOf(): v128 {
  return high;
}

/** Both lanes' sine `offset` steps on, or what it lacks. */
// @ts-ignore: decorator
@inline
function sineOf(offset: usize, part: usize): v128 {
  return gather(
    SINES + part + (((<usize>i64x2.extract_lane(steps, 0) + offset) & 127) << 4),
    SINES + part + (((<usize>i64x2.extract_lane(steps, 1) + offset) & 127) << 4),
  );
}

/** cos r − 1. */
// @ts-ignore: decorator
@inline
function cosineTail(square: v128): v128 {
  const p = f64x2.add(at(CONSTANTS, 7), f64x2.mul(square, at(CONSTANTS, 8)));
  return f64x2.mul(square, f64x2.add(at(CONSTANTS, 6), f64x2.mul(square, p)));
}

/** (sin r − r) / r. */
// @ts-ignore: decorator
@inline
function sineTail(square: v128): v128 {
  const p = f64x2.add(at(CONSTANTS, 4), f64x2.mul(square, at(CONSTANTS, 5)));
  return f64x2.mul(square, f64x2.add(at(CONSTANTS, 3), f64x2.mul(square, p)));
}

/** The smaller part of a sine, whose larger part is returned. */
let rest = f64x2.splat(0);

/**
 * The sine `offset` steps on, of the reduced number: S + C·r + (S (cos r − 1) + C (sin r − r) + …), S and C sine and cosine
 * of the steps; the error of the first addition is kept.
 */
// @ts-ignore: decorator
@inline
function sinePair(offset: usize, cosine: v128, sine: v128, r: v128): v128 {
  const s = sineOf(offset, 0), c = sineOf(offset + 32, 0);
  const t = f64x2.mul(c, r);
  const sum = f64x2.add(s, t);
  const lost = f64x2.add(f64x2.sub(s, sum), t);
  const more = f64x2.add(f64x2.add(f64x2.mul(s, cosine), sineOf(offset, 8)), f64x2.mul(c, sine));
  rest = f64x2.add(lost, f64x2.add(more, f64x2.mul(sineOf(offset + 32, 8), r)));
  return sum;
}

/** The sine `offset` steps on, but for the sign of zeros: sin x for 0 and cos x for 32, within 1.1 ulp, for any x. */
// @ts-ignore: decorator
@inline
export function sine64(x: v128, offset: usize): v128 {
  reduce(x);
  const r = high, square = f64x2.mul(r, r);
  const sum = sinePair(offset, cosineTail(square), f64x2.add(f64x2.mul(r, sineTail(square)), low), r);
  return f64x2.add(sum, rest);
}

/** tan x, but for the sign of zeros, within 1.3 ulp, for any x. */
// @ts-ignore: decorator
@inline
export function tan64(x: v128): v128 {
  reduce(x);
  const r = high, square = f64x2.mul(r, r);
  const cosine = cosineTail(square), sine = f64x2.add(f64x2.mul(r, sineTail(square)), low);
  const s = sinePair(0, cosine, sine, r), sLow = rest;
  const c = sinePair(32, cosine, sine, r), cLow = rest;
  const top = f64x2.add(s, sLow), bottom = f64x2.add(c, cLow);
  const topLow = f64x2.add(f64x2.sub(s, top), sLow), bottomLow = f64x2.add(f64x2.sub(c, bottom), cLow);
  const q = f64x2.div(top, bottom);
  // What the division lost, too: products of first digits are exact.
  const qFirst = v128.and(q, at(BITS, 0)), first = v128.and(bottom, at(BITS, 0));
  const exact = f64x2.sub(f64x2.sub(top, f64x2.mul(qFirst, first)), f64x2.mul(qFirst, f64x2.sub(bottom, first)));
  const left = f64x2.sub(f64x2.sub(exact, f64x2.mul(f64x2.sub(q, qFirst), bottom)), f64x2.mul(q, bottomLow));
  return f64x2.add(q, f64x2.div(f64x2.add(left, topLow), bottom));
}
