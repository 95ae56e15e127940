// Functions of doubles in as many bits as are needed, as BigInt multiples of 2^-bits. All are exact to at least 2^-90 of
// their result.

/** value · 2^-bits. */
export interface Real {
  readonly value: bigint;
  readonly bits: number;
}

/** x · 2^bits; bits beyond the point are dropped. */
export function fixed(x: number, bits: number): bigint {
  if (x === 0) return 0n;
  const { mantissa, exponent } = parts(x);
  const shift = bits + exponent;
  return shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
}

const view = new DataView(new ArrayBuffer(8));

/** A double as mantissa · 2^exponent. */
export function parts(x: number): { mantissa: bigint; exponent: number } {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: x < 0 ? -mantissa : mantissa, exponent: Math.max(biased, 1) - 1075 };
}

/** How many bits behind the point a number of this size needs, so that 160 are left of it. */
export function bitsFor(x: number): number {
  return x === 0 || !Number.isFinite(x) ? 160 : Math.max(160, 160 - Math.floor(Math.log2(Math.abs(x))));
}

const remembered = new Map<string, bigint>();

function constant(name: string, bits: number, make: (bits: number) => bigint): bigint {
  const key = `${name} ${bits}`;
  let value = remembered.get(key);
  if (value === undefined) {
    value = make(bits + 32) >> 32n;
    remembered.set(key, value);
  }
  return value;
}

/** 1/n + s/(3n³) + 1/(5n⁵) + …: arctangent (s = −1) or inverse hyperbolic tangent (s = 1) of 1/n. */
function inverseOf(n: bigint, sign: bigint, bits: number): bigint {
  let sum = 0n;
  for (let power = (1n << BigInt(bits)) / n, k = 1n, s = 1n; power > 0n; k += 2n, s *= sign, power /= n * n)
    sum += (s * power) / k;
  return sum;
}

export const ln2 = (bits: number) => constant("ln2", bits, (b) => 2n * inverseOf(3n, 1n, b));
export const pi = (bits: number) =>
  constant("pi", bits, (b) => 16n * inverseOf(5n, -1n, b) - 4n * inverseOf(239n, -1n, b));

/** e^x of a fixed-point number. */
export function exp(x: bigint, bits: number): bigint {
  const b = BigInt(bits),
    l = ln2(bits);
  const k = (x + (l >> 1n)) / l - (x + (l >> 1n) < 0n ? 1n : 0n);
  const r = (x - k * l) >> 8n;
  let sum = 1n << b;
  for (let term = sum, i = 1n; term !== 0n && term !== -1n; i++) {
    term = ((term * r) >> b) / i;
    sum += term;
  }
  for (let i = 0; i < 8; i++) sum = (sum * sum) >> b;
  return k >= 0n ? sum << k : sum >> -k;
}

/** ln x of a positive fixed-point number. */
export function log(x: bigint, bits: number): bigint {
  const b = BigInt(bits);
  const k = x.toString(2).length - bits - 1;
  let m = k >= 0 ? x >> BigInt(k) : x << BigInt(-k);
  let extra = 0n;
  if (m > (3n << b) / 2n) {
    m >>= 1n;
    extra = 1n;
  }
  const one = 1n << b;
  const z = ((m - one) << b) / (m + one);
  const square = (z * z) >> b;
  let sum = 0n;
  for (let power = z, i = 1n; power !== 0n && power !== -1n; i += 2n, power = (power * square) >> b)
    sum += power / i;
  return 2n * sum + (BigInt(k) + extra) * ln2(bits);
}

/** Sine and cosine of a fixed-point number. */
export function sincos(x: bigint, bits: number): { sin: bigint; cos: bigint } {
  const b = BigInt(bits);
  // Whole turns of large numbers take as many bits more.
  const more = Math.max(0, x.toString(2).length - bits) + 8;
  const quarter = pi(bits + more) >> 1n;
  const wide = x << BigInt(more);
  const k = (2n * wide + quarter) / (2n * quarter);
  const r = (wide - k * quarter) >> BigInt(more);
  const square = (r * r) >> b;
  const sum = (first: bigint, from: bigint) => {
    let total = first;
    for (let term = first, i = from; term !== 0n && term !== -1n; i += 2n) {
      term = -((term * square) >> b) / (i * (i + 1n));
      total += term;
    }
    return total;
  };
  const [s, c] = [sum(r, 2n), sum(1n << b, 1n)];
  const turn = Number(((k % 4n) + 4n) % 4n);
  return { sin: [s, c, -s, -c][turn]!, cos: [c, -s, -c, s][turn]! };
}

/** The angle of (x, y), fixed-point numbers of any one scale, next to the double `guess`. */
export function angle(y: bigint, x: bigint, guess: number, bits: number): bigint {
  const { sin, cos } = sincos(fixed(guess, bits), bits);
  // The sine of what the guess lacks, which is tiny.
  const delta = ((y * cos - x * sin) / root(x * x + y * y)) as bigint;
  return fixed(guess, bits) + delta;
}

/** The whole part of √n. */
export function root(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

/** 2/√π · e^(−x²) · Σ 2^k x^(2k+1) / (2k+1)!!. */
export function erf(x: bigint, bits: number): bigint {
  const b = BigInt(bits),
    square = (x * x) >> b;
  let sum = 0n;
  for (let term = x, k = 3n; term !== 0n && term !== -1n; k += 2n) {
    sum += term;
    term = (2n * ((term * square) >> b)) / k;
  }
  return (2n * sum * exp(-square, bits)) / root(pi(bits) << b);
}
