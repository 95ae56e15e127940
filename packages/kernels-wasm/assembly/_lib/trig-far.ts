import { STEP_PAIR, TURNS } from "./trig-table";

/** What is left of x after whole steps, in two parts. Every instance has its own. */
export let farHigh: f64 = 0;
export let farLow: f64 = 0;

/**
 * x = steps · π/64 + farHigh + farLow, to more than 106 bits, for any x, with steps modulo 128 (Payne and Hanek): x = m 2^e
 * times the bits of 1/(2π) from bit e on are turns; what stands before them makes whole turns.
 */
export function reduceFar(x: f64): i64 {
  const bits = reinterpret<u64>(Math.abs(x));
  if (bits >= 0x7ff0000000000000) {
    farHigh = farLow = NaN;
    return 0;
  }
  const m = (bits & 0x000fffffffffffff) | 0x0010000000000000;
  // The table has a word of zeros before.
  const from = <i32>(bits >> 52) - 1075 + 64;
  const w1 = word(from + 64), w2 = word(from + 128);
  const p1 = m * w1, p2 = highProduct(m, w2);
  const f1 = p1 + p2;
  const f0 = m * word(from) + highProduct(m, w1) + <u64>(f1 < p1);
  // f0 and f1 are 128 bits of the fraction of a turn: to the nearest 1/128 of one.
  const k = (f0 + (1 << 56)) >> 57;
  let a0 = f0 - (k << 57), a1 = f1;
  const isBelow = <i64>a0 < 0;
  if (isBelow) {
    a0 = ~a0 + <u64>(a1 == 0);
    a1 = 0 - a1;
  }
  // Its first 53 bits and the 53 that follow.
  let shift = <i32>clz(a0);
  if (a0 == 0) {
    shift = 64 + <i32>clz(a1);
    a0 = a1;
    a1 = 0;
  }
  const s = <u64>(shift & 63);
  if (s) {
    a0 = (a0 << s) | (a1 >> (64 - s));
    a1 <<= s;
  }
  const d0 = <f64>(a0 >> 11), d1 = <f64>((a0 << 42 | a1 >> 22) & 0x001fffffffffffff) * 1.1102230246251565e-16;
  let scale = reinterpret<f64>(<u64>(1023 - 46 - shift) << 52);
  if (isBelow != x < 0) scale = -scale;
  times(d0, d1, scale);
  return x < 0 ? -<i64>k : <i64>k;
}

/** (d0 + d1) · π/64 · scale. */
function times(d0: f64, d1: f64, scale: f64): void {
  const p0 = f64.load(STEP_PAIR), p1 = f64.load(STEP_PAIR, 8);
  const first = reinterpret<f64>(reinterpret<u64>(d0) & 0xfffffffff8000000);
  const a = first * p0;
  const b = (d0 - first) * p0 + (d0 * p1 + d1 * p0);
  const sum = a + b;
  farHigh = sum * scale;
  farLow = (a - sum + b) * scale;
}

/** 64 bits of 1/(2π) from a bit of the table on. */
function word(from: i32): u64 {
  const at = TURNS + ((<usize>from >> 6) << 3), shift = <u64>(from & 63);
  const bits = load<u64>(at);
  return shift ? (bits << shift) | (load<u64>(at, 8) >> (64 - shift)) : bits;
}

/** The upper 64 bits of a · b. */
function highProduct(a: u64, b: u64): u64 {
  const aHigh = a >> 32, aLow = a & 0xffffffff, bHigh = b >> 32, bLow = b & 0xffffffff;
  const middle = aHigh * bLow + ((aLow * bLow) >> 32);
  return aHigh * bHigh + (middle >> 32) + (((middle & 0xffffffff) + aLow * bHigh) >> 32);
}
