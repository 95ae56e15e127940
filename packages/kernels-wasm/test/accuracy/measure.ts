import type { Real } from "./real.js";
import { parts } from "./real.js";

const DIGITS = { f64: [53, -1074], f32: [24, -149] } as const;

/** How far a finite number is from an exact one, in units of the last place that the exact one has in the dtype. */
export function ulpError(got: number, { value, bits }: Real, dtype: "f64" | "f32"): number {
  const [digits, least] = DIGITS[dtype];
  const size = value < 0n ? -value : value;
  const unit = Math.max(least, size.toString(2).length - bits - digits);
  const { mantissa, exponent } = parts(got);
  // All in 2^-(bits + 1100), which nothing is finer than.
  const scale = bits + 1100;
  const error = (mantissa << BigInt(scale + exponent)) - (value << 1100n);
  const ratio = ((error < 0n ? -error : error) << 40n) >> BigInt(scale + unit);
  return Number(ratio) / 2 ** 40;
}
