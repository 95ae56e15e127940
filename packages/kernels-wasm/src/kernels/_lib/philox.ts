import type { Numbers } from "../../output.js";
import { option } from "../../params.js";
import { chunkSize, type Phase, type PlanContext, slotsOf } from "../../plan.js";

/** The option `seed`. */
export const seed = option("seed", {
  doc: "Which of 2⁵³ independent streams; the same seed gives the same numbers, on any machine and however many workers.",
  default: 0,
  integer: true,
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
});

/** The option `offset`. */
export const offset = option("offset", {
  doc: "Where in the stream to begin: with offset k, what a call without it gives from element k on.",
  default: 0,
  integer: true,
  min: 0,
  max: 2 ** 52,
});

/** Where the generator comes from. */
export const SOURCE =
  "Philox 4x32-10 of Salmon, Moraes, Dror and Shaw, Parallel Random Numbers: As Easy as 1, 2, 3 (2011), checked against its published vectors.";

/** What the docs say of the stream, before what a kernel makes of it. */
export const STREAM =
  "Words of 32 bits come in blocks of four: block b of a seed is Philox 4x32-10 of the counter (b mod 2³², ⌊b/2³²⌋, 0, 0) with the key (seed mod 2³², ⌊seed/2³²⌋).";

const WEYL = [0x9e3779b9, 0xbb67ae85] as const;
const MULTIPLIERS = [0xd2511f53, 0xcd9e8d57] as const;
const ROUNDS = 10;

/** Two words of a key from a seed. */
function keyOf(seed: number): readonly [number, number] {
  return [seed >>> 0, Math.floor(seed / 2 ** 32)];
}

/** The keys of all rounds in scratch, and the bytes of `more` behind them. */
export function keysInScratch({ scratch, memory, numbers }: PlanContext, more: ArrayBufferView): number {
  const ptr = scratch(8 * ROUNDS + more.byteLength);
  const words = new Uint32Array(memory, ptr, 2 * ROUNDS);
  const key = keyOf(numbers.seed!);
  for (let i = 0; i < words.length; i++) words[i] = key[i & 1]! + (i >> 1) * WEYL[i & 1]!;
  const bytes = new Uint8Array(more.buffer, more.byteOffset, more.byteLength);
  new Uint8Array(memory, ptr + 8 * ROUNDS, bytes.length).set(bytes);
  return ptr;
}

/** Bytes of the room that a chunk has for words: of eight blocks, and of eight that are drawn again. */
const ROOM = 256;

/** The plan of a kernel whose elements each have a place in the stream, `cost` ns each; `more` is for the serial code. */
export function streamPlan(context: PlanContext, cost: number, more: ArrayBufferView): Phase[] {
  const { name, dtype, numbers, out, scratch } = context;
  const keys = keysInScratch(context, more);
  const [count, chunk] = [out.length, chunkSize(out.length, cost)];
  const slot = slotsOf(scratch, Math.ceil(count / chunk), ROOM);
  return [{ run: `${name}_${dtype}`, count, chunk, args: [numbers.offset!, keys, slot, out.ptr] }];
}

/** Philox 4x32-10 in plain JavaScript: four words from a counter of four and a key of two. */
export function philox(counter: readonly number[], key: readonly number[]): number[] {
  let [a, b, c, d] = counter as [number, number, number, number];
  for (let round = 0; round < ROUNDS; round++) {
    const [k, l] = key.map((word, i) => word + round * WEYL[i]!) as [number, number];
    const [p, q] = [upperProduct(MULTIPLIERS[0], a), upperProduct(MULTIPLIERS[1], c)];
    const [r, s] = [Math.imul(MULTIPLIERS[0], a), Math.imul(MULTIPLIERS[1], c)];
    [a, b, c, d] = [(q ^ b ^ k) >>> 0, s >>> 0, (p ^ d ^ l) >>> 0, r >>> 0];
  }
  return [a, b, c, d];
}

/** The upper half of the product of two words. */
function upperProduct(a: number, b: number): number {
  const middle = (a >>> 16) * (b & 0xffff) + (((a & 0xffff) * (b & 0xffff)) >>> 16);
  const other = (a & 0xffff) * (b >>> 16) + (middle & 0xffff);
  return (a >>> 16) * (b >>> 16) + (middle >>> 16) + (other >>> 16);
}

/** Word `index` of a stream, in plain JavaScript. */
export function wordsOf(seed: number, domain = 0): (index: number, turn?: number) => number {
  let at = [-1, -1];
  let block: number[] = [];
  return (index, turn = 0) => {
    const b = Math.floor(index / 4);
    if (at[0] !== b || at[1] !== turn) {
      at = [b, turn];
      block = philox([b % 2 ** 32, Math.floor(b / 2 ** 32), turn, domain], keyOf(seed));
    }
    return block[index % 4]!;
  };
}

/** A reference for kernels that draw elements: `draw(place, word)` for each place from `offset` on. */
export function drawEach(
  numbers: Numbers,
  count: number,
  draw: (place: number, word: (index: number) => number) => number,
): Float64Array {
  const word = wordsOf(numbers.seed!);
  return Float64Array.from({ length: count }, (_, i) => draw(numbers.offset! + i, word));
}

/** The upper 53 bits of words 2k and 2k + 1, times 2⁻⁵³. */
export function unit64(word: (index: number) => number, k: number): number {
  return (word(2 * k + 1) * 2 ** 21 + (word(2 * k) >>> 11)) * 2 ** -53;
}
