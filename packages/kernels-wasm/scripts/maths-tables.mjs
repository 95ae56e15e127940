// Writes assembly/_lib/*-table.ts of logarithm, sine, arctangent and error function: node scripts/maths-tables.mjs
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as F from "./fixed-point.mjs";

const { BITS, ONE, LN2, PI, fraction, pair, split, toDouble } = F;

/** The text of each table by its file's name. */
export function tables() {
  const texts = {
    log: logTable(),
    trig: trigTable(),
    atan: atanTable(),
    erf: erfTable(),
    asin: asinTable(),
    cbrt: cbrtTable(),
  };
  const header = "// Written by scripts/maths-tables.mjs. Do not edit.\n\n";
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, `${header}${text}\n`]));
}

const whole = (x) => BigInt(Math.round(x * 2 ** 60)) << (BITS - 60n);

function logTable() {
  const rows = [];
  for (let i = 0; i < 128; i++) {
    const c = i + 53 < 128 ? (1 + (i + 53) / 128) / 2 : 1 + (i + 53 - 128) / 128;
    const inverse = Math.round(2 ** 20 / c) / 2 ** 20;
    rows.push([inverse, ...split(-F.log(whole(inverse)), 42), 0]);
  }
  return `${table("CENTRES", "1/c rounded to 20 bits, −ln of that (its multiple of 2^-42 and the rest), and 0; c = 0.70703125 and up, by steps of the mantissa's first 7 bits, to below √2", rows)}
${table("LN2", "ln 2: its multiple of 2^-42 and the rest", [split(LN2, 42)])}
${table("ARTANH", "(ln((1 + s) / (1 − s)) − 2s) / s³ as a polynomial of s² <= 0.0295, for (1 + s) / (1 − s) up to √2, lowest first", [artanhSeries()])}
${table("BINARY", "1 / ln 2: its first 21 bits, the rest, and the whole; log₂ 2: its multiple of 2^-42 and the rest", [base(F.div(ONE, LN2), 20, ONE)])}
${table("DECIMAL", "1 / ln 10: its first 21 bits, the rest, and the whole; log₁₀ 2: its multiple of 2^-42 and the rest", [base(F.div(ONE, ln10()), 22, F.div(LN2, ln10()))])}`;
}

/** 2/3 + 2z/5 + 2z²/7 + … on z <= (√2 − 1)²/(√2 + 1)². */
function artanhSeries() {
  const f = (z) => {
    let sum = 0n;
    for (let k = 0n, power = ONE; power > 0n; k++, power = F.mul(power, z))
      sum += (2n * power) / (2n * k + 3n);
    return sum;
  };
  const root = F.sqrt(2n * ONE);
  const s = F.div(root - ONE, root + ONE);
  return F.interpolate(f, 0n, F.mul(s, s), 7).map(toDouble);
}

function base(inverse, places, two) {
  return [...split(inverse, places), toDouble(inverse), ...split(two, 42)];
}

function ln10() {
  return 3n * LN2 + F.log(fraction(5, 4));
}

function trigTable() {
  const rows = [];
  for (let i = 0; i < 128; i++) {
    // By symmetry to the first eighth of the circle, so that zeros are zeros.
    const turn = (k) => (k <= 16 ? F.sin((PI * BigInt(k)) / 64n) : F.cos((PI * BigInt(32 - k)) / 64n));
    const k = i % 64;
    const s = turn(k <= 32 ? k : 64 - k);
    rows.push(pair(i < 64 ? s : -s));
  }
  const long = 1408n;
  const quotient = (64n << (2n * long)) / F.pi(long) / 128n; // (64/π) / 128: turns
  // A word of zeros goes before: numbers below 2^52 begin there.
  const words = ["0x0"];
  for (let i = 1; i <= 22; i++)
    words.push(`0x${((quotient >> (long - 64n * BigInt(i))) & 0xffffffffffffffffn).toString(16)}`);
  const step = PI / 64n;
  return `${table("SINES", "sin(iπ/64) for i = 0, …, 127: the nearest double and what it lacks", rows)}
${table("STEP", "64/π; π/64: its multiples of 2^-37 and of 2^-70, and the rest", [[toDouble(F.div(64n * ONE, PI)), ...split(step, 37, 70)]])}
${table("STEP_PAIR", "π/64 again: its first 26 bits, and what is left as a double, and what that lacks", [step26(step)])}
/** The fraction bits of 1/(2π), 64 in a word. */
export const TURNS: usize = memory.data<u64>([
${lines(words, 4)}
]);`;
}

function step26(step) {
  const [high, ...rest] = split(step, 30);
  return [high, ...pair(step - F.fromDouble(high)), ...rest].slice(0, 3);
}

function atanTable() {
  const rows = [];
  for (let i = 0; i <= 64; i++) rows.push(pair(F.atan(fraction(i, 64))));
  return table("ARCS", "arctan(i/64) for i = 0, …, 64: the nearest double and what it lacks", rows);
}

function erfTable() {
  const rows = [];
  for (let i = 0; i <= 192; i++) {
    const c = fraction(i, 32);
    rows.push([...pair(F.erf(c)), ...pair(F.erfSlope(c))]);
  }
  return table(
    "ERRORS",
    "erf c, what its double lacks, erf′ c, and what that lacks, for c = i/32, i = 0, …, 192",
    rows,
  );
}

/** (asin √z / √z − 1) / z on [0, 1/4]. */
function asinTable() {
  const f = (z) => {
    let sum = 0n;
    let term = ONE;
    for (let k = 1n; term > 0n; k++) {
      term = (F.mul(term, k === 1n ? ONE : z) * (2n * k - 1n)) / (2n * k);
      sum += term / (2n * k + 1n);
    }
    return sum;
  };
  return table("ARCSINE", "(asin √z / √z − 1) / z on 0 <= z <= 1/4, lowest first", [
    F.interpolate(f, 0n, ONE / 4n, 14).map(toDouble),
  ]);
}

/** m^(1/3) on [1, 2], to start from. */
function cbrtTable() {
  const f = (m) => {
    let y = BigInt(Math.round(Math.cbrt(toDouble(m)) * 2 ** 50)) << (BITS - 50n);
    for (let i = 0; i < 4; i++) y -= (y - F.div(m, F.mul(y, y))) / 3n;
    return y;
  };
  return table("START", "m^(1/3) on 1 <= m <= 2, within 2^-12, lowest first", [
    F.interpolate(f, ONE, 2n * ONE, 5).map(toDouble),
  ]);
}

function table(name, doc, rows) {
  return `/** ${doc[0].toUpperCase()}${doc.slice(1)}. */
export const ${name}: usize = memory.data<f64>([
${rows
  .map((row) =>
    lines(
      row.map((x) => (Object.is(x, -0) ? "0" : String(x))),
      4,
    ),
  )
  .join("\n")}
]);`;
}

function lines(words, count) {
  const out = [];
  for (let i = 0; i < words.length; i += count) out.push(`  ${words.slice(i, i + count).join(", ")},`);
  return out.join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(tables())) {
    writeFileSync(new URL(`../assembly/_lib/${name}-table.ts`, import.meta.url), text);
  }
}
