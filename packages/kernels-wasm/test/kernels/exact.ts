/** A double times 2^scale, which must be whole, as a BigInt. */
export function scaled(x: number, scale: number): bigint {
  if (x === 0) return 0n;
  const exponent = Math.max(-1074, Math.floor(Math.log2(Math.abs(x))) - 53);
  // Two factors, for 2^1074 is no double.
  const half = Math.trunc(-exponent / 2);
  const mantissa = BigInt(x * 2 ** half * 2 ** (-exponent - half));
  const shift = BigInt(exponent + scale);
  if (shift >= 0n) return mantissa << shift;
  if ((mantissa >> -shift) << -shift !== mantissa) throw new RangeError(`${x} · 2^${scale} is not whole`);
  return mantissa >> -shift;
}

/** a / b, as a double, where either may be beyond the range of doubles. */
export function ratio(a: bigint, b: bigint): number {
  return Number((a << 64n) / b) / 2 ** 64;
}

const BITS = 128n;
const ONE = 1n << BITS;
const LN2 = (() => {
  let sum = 0n;
  let power = (ONE << 32n) / 3n;
  for (let k = 1n; power > 0n; k += 2n, power /= 9n) sum += power / k;
  return (2n * sum) >> 32n;
})();

/** How far `got` is from e^x, in units of the last place that a result there has at most: 2^(exponent − digits). */
export function expError(x: number, got: number, digits: number, lowest: number): number {
  const k = Math.round(x / Math.LN2);
  // e^x = 2^k · e^r; e^r from its series at r / 2^6, squared six times.
  const r = ((scaled(x, 1100) >> (1100n - BITS)) - BigInt(k) * LN2) >> 6n;
  let term = ONE;
  let sum = ONE;
  for (let i = 1n; term !== 0n && term !== -1n; i++) {
    term = ((term * r) >> BITS) / i;
    sum += term;
  }
  for (let i = 0; i < 6; i++) sum = (sum * sum) >> BITS;
  const unit = Math.max(lowest, (sum >= ONE ? k : k - 1) - digits);
  // All in 2^(k − BITS).
  const shift = BigInt(1200) + BigInt(k) - BITS;
  return ratio(abs(scaled(got, 1200) - (sum << shift)), 1n << BigInt(1200 + unit));
}

export function abs(a: bigint): bigint {
  return a < 0n ? -a : a;
}
