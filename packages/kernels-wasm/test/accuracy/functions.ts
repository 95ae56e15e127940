import { angle, bitsFor, erf, exp, fixed, ln2, log, type Real, root, sincos } from "./real.js";

type Exact = (x: number, y: number) => Real;

const real = (value: bigint, bits: number): Real => ({ value, bits });

/** A function of a fixed-point argument, with bits enough for arguments near 0 or results that are tiny. */
function of(f: (x: bigint, bits: number) => bigint, more: (x: number) => number = () => 0): Exact {
  return (x) => {
    const bits = bitsFor(x) + more(x);
    return real(f(fixed(x, bits), bits), bits);
  };
}

const one = (bits: number) => 1n << BigInt(bits);
const quotient = (a: bigint, b: bigint, bits: number) => (a << BigInt(bits)) / b;
/** Bits that powers of e lose for negative exponents. */
const shrinking = (x: number) => (x < 0 ? Math.ceil(-x * 1.45) : 0);
const both = (x: number) => Math.ceil(Math.abs(x) * 1.45);
const atLeast = (bits: number) => () => bits;

/** ln x, by its mantissa and exponent, so that any double is within range. */
function logOf(x: number, bits: number): bigint {
  const k = Math.max(-1000, Math.min(1000, Math.floor(Math.log2(x))));
  // x · 2^-k may itself be out of range: bits are shifted instead.
  return log(fixed(x, bits - k), bits) + BigInt(k) * ln2(bits);
}

const withLog =
  (base?: bigint): Exact =>
  (x) =>
    real(base ? quotient(logOf(x, 300), logOf(Number(base), 300), 300) : logOf(x, 300), 300);

function hyperbolic(f: (e: bigint, inverse: bigint, bits: number) => bigint): Exact {
  return of((x, bits) => {
    const e = exp(x, bits);
    return f(e, quotient(one(bits), e, bits), bits);
  }, both);
}

/** Every function that is measured, in more bits than a double has. */
export const exact: Readonly<Record<string, Exact>> = {
  exp: of(exp, shrinking),
  exp2: of((x, bits) => exp((x * ln2(bits)) >> BigInt(bits), bits), shrinking),
  expm1: of((x, bits) => exp(x, bits) - one(bits)),
  log: withLog(),
  log2: withLog(2n),
  log10: withLog(10n),
  log1p: of((x, bits) => log(x + one(bits), bits), atLeast(60)),
  sin: of((x, bits) => sincos(x, bits).sin, atLeast(100)),
  cos: of((x, bits) => sincos(x, bits).cos, atLeast(100)),
  tan: of((x, bits) => {
    const { sin, cos } = sincos(x, bits);
    return quotient(sin, cos, bits);
  }, atLeast(100)),
  asin: (x) => {
    const bits = bitsFor(x) + 60,
      s = fixed(x, bits);
    return real(angle(s, root(one(2 * bits) - s * s), Math.asin(x), bits), bits);
  },
  acos: (x) => {
    const bits = bitsFor(x) + 60,
      c = fixed(x, bits);
    return real(angle(root(one(2 * bits) - c * c), c, Math.acos(x), bits), bits);
  },
  atan: (x) => {
    const bits = bitsFor(x) + 60;
    return real(angle(fixed(x, bits), one(bits), Math.atan(x), bits), bits);
  },
  atan2: (y, x) => {
    const guess = Math.atan2(y, x),
      bits = bitsFor(guess) + 60;
    // Both in units of 2^-1074.
    return real(angle(fixed(y, 1074), fixed(x, 1074), guess, bits), bits);
  },
  sinh: hyperbolic((e, inverse) => (e - inverse) >> 1n),
  cosh: hyperbolic((e, inverse) => (e + inverse) >> 1n),
  tanh: hyperbolic((e, inverse, bits) => quotient(e - inverse, e + inverse, bits)),
  pow: (x, y) => {
    const bits = 1500,
      sign = x < 0 && Math.abs(y % 2) === 1 ? -1n : 1n;
    return real(sign * exp((logOf(Math.abs(x), bits) * fixed(y, bits)) >> BigInt(bits), bits), bits);
  },
  hypot: (x, y) => {
    const [a, b] = [fixed(x, 1174), fixed(y, 1174)];
    return real(root((a * a + b * b) << 200n), 1274);
  },
  cbrt: (x) => {
    const bits = 1300,
      y = fixed(Math.cbrt(x), bits),
      b = BigInt(bits);
    // One step of Newton's method from a double.
    return real(y + ((fixed(x, bits) - ((((y * y) >> b) * y) >> b)) << (2n * b)) / (3n * y * y), bits);
  },
  rsqrt: (x) => real(root(one(3 * 1300) / fixed(x, 1300)), 1300),
  sqrtCube: (x) => real(root((fixed(x, 1300) ** 3n) >> 1300n), 1300),
  erf: of(erf, atLeast(120)),
  sigmoid: of((x, bits) => {
    const e = exp(x, bits);
    return quotient(e, one(bits) + e, bits);
  }, both),
};
