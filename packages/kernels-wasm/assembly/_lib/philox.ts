import { op } from "./op";

// Philox 4x32-10 (Salmon, Moraes, Dror and Shaw, Parallel Random Numbers: As Easy as 1, 2, 3, 2011), eight blocks at a time:
// in two halves, so that one is multiplied while the other waits for its products. Block b of a domain has the counter
// (b mod 2^32, b div 2^32, turn, domain). A plan writes the keys of the ten rounds, and what else a kernel goes by behind them.

const MULTIPLIERS = memory.data<u32>([0xd2511f53, 0xcd9e8d57]);
const FOUR_LANES = memory.data<u32>([0, 1, 2, 3]);

/** What words are for: streams of one seed that have nothing in common. */
export const MAIN: u32 = 0;
export const AGAIN: u32 = 1;
export const SHUFFLE: u32 = 2;
/** Bytes of the keys. */
export const KEYS: usize = 80;
/** Bytes of eight blocks. */
export const DRAWN: usize = 128;

/** The upper halves of four products of 32 bits, from the products of two and two. */
// @ts-ignore: decorator
@inline
function upper(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 1, 3, 5, 7);
}

// @ts-ignore: decorator
@inline
function lower(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 0, 2, 4, 6);
}

/** The words of eight blocks, of which the first one's number is a multiple of eight, or it alone counts. */
export function draw(block: u64, turn: u32, domain: u32, keys: usize, to: usize): void {
  let a0 = i32x4.add(i32x4.splat(<i32>block), v128.load(FOUR_LANES)), a1 = i32x4.splat(<i32>(block >> 32));
  let a2 = i32x4.splat(turn), a3 = i32x4.splat(<i32>domain);
  let b0 = i32x4.add(a0, i32x4.splat(4)), b1 = a1, b2 = a2, b3 = a3;
  const m0 = v128.load32_splat(MULTIPLIERS), m1 = v128.load32_splat(MULTIPLIERS, 4);
  for (const end = keys + KEYS; keys < end; keys += 8) {
    const k0 = v128.load32_splat(keys), k1 = v128.load32_splat(keys, 4);
    let p = i64x2.extmul_low_i32x4_u(a0, m0), q = i64x2.extmul_high_i32x4_u(a0, m0);
    let r = i64x2.extmul_low_i32x4_u(a2, m1), s = i64x2.extmul_high_i32x4_u(a2, m1);
    a0 = v128.xor(v128.xor(a1, k0), upper(r, s));
    a2 = v128.xor(v128.xor(a3, k1), upper(p, q));
    a1 = lower(r, s);
    a3 = lower(p, q);
    p = i64x2.extmul_low_i32x4_u(b0, m0), q = i64x2.extmul_high_i32x4_u(b0, m0);
    r = i64x2.extmul_low_i32x4_u(b2, m1), s = i64x2.extmul_high_i32x4_u(b2, m1);
    b0 = v128.xor(v128.xor(b1, k0), upper(r, s));
    b2 = v128.xor(v128.xor(b3, k1), upper(p, q));
    b1 = lower(r, s);
    b3 = lower(p, q);
  }
  store4(to, a0, a1, a2, a3);
  store4(to + 64, b0, b1, b2, b3);
}

/** Four blocks one after the other. */
function store4(to: usize, x0: v128, x1: v128, x2: v128, x3: v128): void {
  const p = v128.shuffle<i32>(x0, x1, 0, 4, 1, 5), q = v128.shuffle<i32>(x0, x1, 2, 6, 3, 7);
  const r = v128.shuffle<i32>(x2, x3, 0, 4, 1, 5), s = v128.shuffle<i32>(x2, x3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(p, r, 0, 2));
  v128.store(to, v128.shuffle<i64>(p, r, 1, 3), 16);
  v128.store(to, v128.shuffle<i64>(q, s, 0, 2), 32);
  v128.store(to, v128.shuffle<i64>(q, s, 1, 3), 48);
}

/**
 * A stream, element by element: those that take as many bytes as eight blocks are made from them, in their place, by the
 * operation's `apply`. `slot` is room for them where not all are wanted.
 */
// @ts-ignore: decorator
@inline
export function stream<T, Op>(begin: usize, end: usize, offset: f64, keys: usize, slot: usize, out: usize): void {
  const size: u64 = DRAWN / sizeof<T>(), start = <u64>offset, stop = start + <u64>end;
  let to = out + begin * sizeof<T>();
  for (let position = start + <u64>begin; position < stop; ) {
    const from = <usize>(position % size), last = <usize>min(stop - position + from, size);
    const bytes = (last - from) * sizeof<T>(), isWhole = bytes == DRAWN;
    const words = isWhole ? to : slot;
    draw(position / size * 8, 0, MAIN, keys, words);
    op<Op>().apply(position - from, keys, words);
    if (!isWhole) memory.copy(to, slot + from * sizeof<T>(), bytes);
    to += bytes;
    position += last - from;
  }
}
