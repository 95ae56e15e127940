import type { DType } from "../../dtypes.js";

const view = new DataView(new ArrayBuffer(8));

/** x · y + z, rounded once to f64 or f32: in whole numbers, which lose nothing. */
export function fused(dtype: DType, x: number, y: number, z: number): number {
  const product = x * y;
  // With zeros, infinities and NaN nothing is rounded, but a product that is too large for a double is not infinite.
  if (!Number.isFinite(x) || !Number.isFinite(y) || x === 0 || y === 0) return product + z;
  if (!Number.isFinite(z)) return z;
  const [a, b, c] = [parts(x), parts(y), parts(z)];
  const least = Math.min(a.exponent + b.exponent, c.exponent);
  const sum =
    ((a.whole * b.whole) << BigInt(a.exponent + b.exponent - least)) +
    (c.whole << BigInt(c.exponent - least));
  // Of an exact zero the sign is that of both terms, if they have one in common.
  if (sum === 0n) return z === 0 ? product : 0;
  return rounded(sum, least, dtype);
}

/** A double as whole · 2^exponent. */
function parts(x: number): { whole: bigint; exponent: number } {
  view.setFloat64(0, x);
  const biased = (view.getUint16(0) >> 4) & 0x7ff;
  const fraction = view.getBigUint64(0) & 0xfffffffffffffn;
  const whole = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return { whole: x < 0 ? -whole : whole, exponent: Math.max(biased, 1) - 1075 };
}

/** whole · 2^exponent in the digits that there are at its size, to nearest, ties to even. */
function rounded(whole: bigint, exponent: number, dtype: DType): number {
  const size = whole < 0n ? -whole : whole;
  const [digits, least] = dtype === "f32" ? [24, -149] : [53, -1074];
  const dropped = Math.max(size.toString(2).length - digits, least - exponent);
  if (dropped <= 0) return times(Number(whole), exponent);
  const unit = 1n << BigInt(dropped);
  const [kept, rest] = [size / unit, 2n * (size % unit)];
  const isUp = rest > unit || (rest === unit && (kept & 1n) === 1n);
  const result = times(Number(isUp ? kept + 1n : kept), exponent + dropped);
  const signed = whole < 0n ? -result : result;
  return dtype === "f32" ? Math.fround(signed) : signed;
}

/** x · 2^exponent, where that is a double: 2^exponent alone need not be one. */
function times(x: number, exponent: number): number {
  const first = exponent >> 1;
  return x * 2 ** first * 2 ** (exponent - first);
}
