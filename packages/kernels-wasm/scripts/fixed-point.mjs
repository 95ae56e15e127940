// Numbers as BigInt multiples of 2^-BITS: what the tables of vector maths are computed with, so that each digit can be
// had again anywhere.

export const BITS = 320n;
export const ONE = 1n << BITS;

export const mul = (a, b) => (a * b) >> BITS;
export const div = (a, b) => (a << BITS) / b;

/** ln 2 = 2 artanh(1/3). */
export const LN2 = 2n * artanh(ONE / 3n);

/** π = 16 arctan(1/5) − 4 arctan(1/239) (Machin), with `bits` bits. */
export function pi(bits = BITS) {
  const one = 1n << (bits + 16n);
  return (16n * arctanOf(one, 5n) - 4n * arctanOf(one, 239n)) >> 16n;
}
export const PI = pi();

/** arctan(1/n). */
function arctanOf(one, n) {
  let sum = 0n;
  let power = one / n;
  for (let k = 1n; power > 0n; k += 2n, power /= n * n) sum += k % 4n === 1n ? power / k : -(power / k);
  return sum;
}

function artanh(x) {
  return series(x, (k) => 2n * k + 1n);
}

/** x + x³/d(1) + x⁵/d(2) + … */
function series(x, d) {
  const square = mul(x, x);
  let sum = 0n;
  for (let k = 0n, power = x; power !== 0n && power !== -1n; k++, power = mul(power, square))
    sum += power / d(k);
  return sum;
}

/** e^x by its series; for |x| of the size of 1. */
export function exp(x) {
  return powers(x, (k) => k);
}

/** The sum of terms, each x / d(k) times the last. */
function powers(x, d) {
  let sum = ONE;
  for (let k = 1n, term = ONE; term !== 0n && term !== -1n; k++) {
    term = mul(term, x) / d(k);
    sum += term;
  }
  return sum;
}

/** ln x for 1/2 <= x <= 2. */
export function log(x) {
  return 2n * artanh(div(x - ONE, x + ONE));
}

export function sin(x) {
  const square = -mul(x, x);
  return mul(
    x,
    powers(square, (k) => 2n * k * (2n * k + 1n)),
  );
}

export function cos(x) {
  return powers(-mul(x, x), (k) => 2n * k * (2n * k - 1n));
}

/** arctan x for |x| <= 1, by Euler's series. */
export function atan(x) {
  const square = mul(x, x);
  const ratio = div(square, ONE + square);
  let sum = 0n;
  for (let k = 1n, term = div(x, ONE + square); term !== 0n && term !== -1n; k++) {
    sum += term;
    term = (mul(term, ratio) * 2n * k) / (2n * k + 1n);
  }
  return sum;
}

/** √x. */
export function sqrt(x) {
  const target = x << BITS;
  let root = 1n << BigInt((target.toString(2).length >> 1) + 1);
  for (;;) {
    const next = (root + target / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** erf x = 2/√π · e^(−x²) · Σ 2^k x^(2k+1) / (2k+1)!!. */
export function erf(x) {
  let sum = 0n;
  const square = mul(x, x);
  for (let k = 1n, term = x; term !== 0n; k++) {
    sum += term;
    term = (2n * mul(term, square)) / (2n * k + 1n);
  }
  return mul(erfSlope(x), sum);
}

/** 2/√π · e^(−x²), the derivative of erf. */
export function erfSlope(x) {
  const square = mul(x, x);
  let power = exp(-square >> 6n);
  for (let i = 0; i < 6; i++) power = mul(power, power);
  return div(2n * power, sqrt(PI));
}

/**
 * Coefficients, lowest first, of the polynomial through f at the Chebyshev nodes of [a, b], next to the best one there is.
 * Arguments and values are fixed-point, coefficients too.
 */
export function interpolate(f, a, b, count) {
  const nodes = Array.from({ length: count }, (_, k) => {
    const c = cos((PI * (2n * BigInt(k) + 1n)) / BigInt(2 * count));
    return (a + b + mul(b - a, c)) / 2n;
  });
  // Newton's divided differences, then multiplied out.
  const d = nodes.map(f);
  for (let j = 1; j < count; j++) {
    for (let i = count - 1; i >= j; i--) d[i] = div(d[i] - d[i - 1], nodes[i] - nodes[i - j]);
  }
  let c = [];
  for (let i = count - 1; i >= 0; i--) {
    c = [0n, ...c].map((shifted, k) => shifted - mul(nodes[i], c[k] ?? 0n));
    c[0] += d[i];
  }
  return c;
}

/** A rational number. */
export const fraction = (a, b) => (BigInt(a) << BITS) / BigInt(b);

/** The double nearest to a fixed-point number. */
export function toDouble(fixed) {
  if (fixed < 0n) return -toDouble(-fixed);
  const surplus = Math.max(0, fixed.toString(2).length - 53);
  if (surplus === 0) return Number(fixed) * 2 ** -Number(BITS);
  const half = 1n << BigInt(surplus - 1);
  return Number((fixed + half) >> BigInt(surplus)) * 2 ** (surplus - Number(BITS));
}

export function fromDouble(value) {
  return BigInt(value * 2 ** 220) << (BITS - 220n);
}

/** A number rounded to a multiple of 2^-places. */
export function round(fixed, places) {
  const drop = BITS - BigInt(places);
  return ((fixed + (1n << (drop - 1n))) >> drop) << drop;
}

/** Doubles that add up to a number: the first ones multiples of the 2^-places given, the last what is left. */
export function split(fixed, ...places) {
  const parts = [];
  for (const place of places) {
    const part = round(fixed, place);
    parts.push(toDouble(part));
    fixed -= part;
  }
  return [...parts, toDouble(fixed)];
}

/** The nearest double, and what it lacks. */
export function pair(fixed) {
  const high = toDouble(fixed);
  return [high, toDouble(fixed - fromDouble(high))];
}

export function bits(value) {
  return new BigUint64Array(new Float64Array([value]).buffer)[0];
}
