import { op } from "./op";

// Philox 4x32-10 (Salmon, Moraes, Dror and Shaw, Parallel Random Numbers: As Easy as 1, 2, 3, 2011), four blocks at a time.
// Block b of a domain has the counter (b mod 2^32, b div 2^32, turn, domain). A plan writes the keys of the ten rounds, and
// what else a kernel goes by behind them.

const MULTIPLIERS = memory.data<u32>([0xd2511f53, 0xcd9e8d57]);
const FOUR_LANES = memory.data<u32>([0, 1, 2, 3]);

/** What words are for: streams of one seed that have nothing in common. */
export const MAIN: u32 = 0;
export const AGAIN: u32 = 1;
export const SHUFFLE: u32 = 2;
/** Bytes of the keys. */
export const KEYS: usize = 80;

/** Four blocks of four words in their order, or what was made of them. Every instance has its own. */
export class Group {
  static a: v128 = i32x4.splat(0);
  static b: v128 = i32x4.splat(0);
  static c: v128 = i32x4.splat(0);
  static d: v128 = i32x4.splat(0);
}

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

/** Group number `group`: blocks 4 · group to 4 · group + 3. */
export function draw(group: u64, turn: u32, domain: u32, keys: usize): void {
  const first = group << 2;
  let x0 = i32x4.add(i32x4.splat(<i32>first), v128.load(FOUR_LANES)), x1 = i32x4.splat(<i32>(first >> 32));
  let x2 = i32x4.splat(turn), x3 = i32x4.splat(<i32>domain);
  const m0 = v128.load32_splat(MULTIPLIERS), m1 = v128.load32_splat(MULTIPLIERS, 4);
  for (let round: usize = 0; round < KEYS; round += 8) {
    const p = i64x2.extmul_low_i32x4_u(x0, m0), q = i64x2.extmul_high_i32x4_u(x0, m0);
    const r = i64x2.extmul_low_i32x4_u(x2, m1), s = i64x2.extmul_high_i32x4_u(x2, m1);
    x0 = v128.xor(v128.xor(upper(r, s), x1), v128.load32_splat(keys + round));
    x2 = v128.xor(v128.xor(upper(p, q), x3), v128.load32_splat(keys + round, 4));
    x1 = lower(r, s);
    x3 = lower(p, q);
  }
  const p = v128.shuffle<i32>(x0, x1, 0, 4, 1, 5), q = v128.shuffle<i32>(x0, x1, 2, 6, 3, 7);
  const r = v128.shuffle<i32>(x2, x3, 0, 4, 1, 5), s = v128.shuffle<i32>(x2, x3, 2, 6, 3, 7);
  Group.a = v128.shuffle<i64>(p, r, 0, 2);
  Group.b = v128.shuffle<i64>(p, r, 1, 3);
  Group.c = v128.shuffle<i64>(q, s, 0, 2);
  Group.d = v128.shuffle<i64>(q, s, 1, 3);
}

/** The 16 words of a group, in memory. */
export function drawTo(group: u64, domain: u32, keys: usize, to: usize): void {
  draw(group, 0, domain, keys);
  v128.store(to, Group.a);
  v128.store(to, Group.b, 16);
  v128.store(to, Group.c, 32);
  v128.store(to, Group.d, 48);
}

/** A stream, element by element: group g gives elements of T that take as many bytes as its words. */
// @ts-ignore: decorator
@inline
export function stream<T, Op>(begin: usize, end: usize, offset: f64, keys: usize, out: usize): void {
  const size: u64 = 64 / sizeof<T>();
  const start = <u64>offset;
  let position = start + <u64>begin;
  const stop = start + <u64>end;
  let to = out + begin * sizeof<T>();
  while (position < stop) {
    const group = position / size, from = position % size;
    draw(group, 0, MAIN, keys);
    op<Op>().apply(group, keys);
    const last = min(stop - group * size, size);
    if (from == 0 && last == size) {
      v128.store(to, Group.a);
      v128.store(to, Group.b, 16);
      v128.store(to, Group.c, 32);
      v128.store(to, Group.d, 48);
    } else {
      storePart(to, from * sizeof<T>(), last * sizeof<T>());
    }
    to += <usize>(last - from) * sizeof<T>();
    position += last - from;
  }
}

/** Bytes [from, end) of the group, in fours. */
function storePart(to: usize, from: u64, end: u64): void {
  for (let i = <i32>from >> 2; i < <i32>end >> 2; i++, to += 4) store<u32>(to, wordOf(i));
}

/** Word `index` of the group. */
export function wordOf(index: i32): u32 {
  const v = index < 8 ? (index < 4 ? Group.a : Group.b) : index < 12 ? Group.c : Group.d;
  switch (index & 3) {
    case 0: return i32x4.extract_lane(v, 0);
    case 1: return i32x4.extract_lane(v, 1);
    case 2: return i32x4.extract_lane(v, 2);
    default: return i32x4.extract_lane(v, 3);
  }
}
