import { log64 } from "./_lib/log64";
import { gather } from "./_lib/gather";
import { DRAWN, KEYS, stream } from "./_lib/philox";
import { logOf as logOf32 } from "./_lib/single";
import { SINES } from "./_lib/trig-table";
import { unit64 } from "./_lib/unit";
import { demote } from "./_lib/widen";

// Box and Muller 1958: two words make two numbers, R cos θ and R sin θ with R = √(−2 ln(1 − u)), u the first word in [0, 1),
// and θ the angle that the second one says: its first 7 bits are steps of π/64, its next 52 bits, less a half, the fraction
// of one more. So the sine and cosine are those of a table turned by half a step at most, and nothing is to be reduced.

const CONSTANTS = memory.data<f64>([
  1, 1.5, 0.04908738521234052, -2, // π/64
  -0.16666666666666666, 0.008333333333333333, -0.0001984126984126984,
  -0.5, 0.041666666666666664, -0.001388888888888889,
]);

// @ts-ignore: decorator
@inline
function at(index: usize): v128 {
  return v128.load64_splat(CONSTANTS + 8 * index);
}

/** The sine, which goes with the cosine that `normals` returns. */
let other = f64x2.splat(0);

/** Two pairs of normal numbers: mean + deviation · R (cos θ, sin θ). */
// @ts-ignore: decorator
@inline
function normals(radius: v128, words: v128, parameters: usize, isSingle: bool): v128 {
  const rest = f64x2.sub(at(0), unit64(radius));
  // Never subnormal, nor 0.
  const ln = isSingle ? logOf32(rest) : log64(rest);
  const R = f64x2.mul(f64x2.sqrt(f64x2.mul(at(3), ln)), v128.load64_splat(parameters, 8));
  const one = <usize>(i64x2.extract_lane(words, 0) >>> 57), two = <usize>(i64x2.extract_lane(words, 1) >>> 57);
  const s = gather(SINES + (one << 4), SINES + (two << 4));
  const c = gather(SINES + (((one + 32) & 127) << 4), SINES + (((two + 32) & 127) << 4));
  const fraction = f64x2.sub(v128.or(i64x2.shr_u(i64x2.shl(words, 7), 12), at(0)), at(1));
  const r = f64x2.mul(fraction, at(2)), q = f64x2.mul(r, r);
  // sin r, and cos r − 1
  const p = f64x2.mul(q, f64x2.add(at(4), f64x2.mul(q, f64x2.add(at(5), f64x2.mul(q, at(6))))));
  const sine = f64x2.add(r, f64x2.mul(r, p));
  const cosine = f64x2.mul(q, f64x2.add(at(7), f64x2.mul(q, f64x2.add(at(8), f64x2.mul(q, at(9))))));
  const mean = v128.load64_splat(parameters);
  const sinTheta = f64x2.add(s, f64x2.add(f64x2.mul(s, cosine), f64x2.mul(c, sine)));
  const cosTheta = f64x2.add(c, f64x2.sub(f64x2.mul(c, cosine), f64x2.mul(s, sine)));
  other = f64x2.add(mean, f64x2.mul(R, sinTheta));
  return f64x2.add(mean, f64x2.mul(R, cosTheta));
}

// Two blocks make four doubles: the first one's words of 64 bits are radii, the second one's angles.
class Double {
  // @ts-ignore: decorator
  @inline
  apply(position: u64, keys: usize, words: usize): void {
    for (let at = words; at < words + DRAWN; at += 32) {
      const cosines = normals(v128.load(at), v128.load(at, 16), keys + KEYS, false);
      v128.store(at, cosines);
      v128.store(at, other, 16);
    }
  }
}

// A block makes four floats: of its words of 32 bits, the first and the third are radii, the others angles.
class Single {
  // @ts-ignore: decorator
  @inline
  apply(position: u64, keys: usize, words: usize): void {
    for (let at = words; at < words + DRAWN; at += 16) {
      const v = v128.load(at);
      const cosines = normals(i64x2.shl(v, 32), i64x2.shl(i64x2.shr_u(v, 32), 32), keys + KEYS, true);
      v128.store(at, demote(cosines, other));
    }
  }
}

/** Elements [begin, end) of those from `offset` on. */
export function normal_f64(begin: usize, end: usize, offset: f64, keys: usize, slot: usize, out: usize): void {
  stream<f64, Double>(begin, end, offset, keys, slot, out);
}

export function normal_f32(begin: usize, end: usize, offset: f64, keys: usize, slot: usize, out: usize): void {
  stream<f32, Single>(begin, end, offset, keys, slot, out);
}
