import { defineKernel, number } from "../kernel.js";
import { chunkSize, slotsOf } from "../plan.js";
import { keysInScratch, SOURCE, STREAM, seed, wordsOf } from "./_lib/philox.js";

/** Nanoseconds for a number, to choose its bucket and to go there; and to be shuffled. */
const COST = 3;
const SHUFFLE_COST = 5;
/** Numbers that a bucket should have at most: they fit a second-level cache. */
const IN_CACHE = 32_768;
/** Bytes of the words that are drawn at a time. */
const DRAWN = 128;
/** Bytes a chunk has: 256 counters, and words. */
const ROOM = 1024 + DRAWN;

/** Buckets for n numbers: a power of two, at most 256. */
function bitsFor(n: number): number {
  let bits = 0;
  while (bits < 8 && n / 2 ** bits > IN_CACHE) bits++;
  return bits;
}

export default defineKernel({
  summary: "The numbers 0 … n − 1 in random order.",
  formula: "\\pi \\in S_n,\\quad P(\\pi) = \\frac{1}{n!}",
  family: "random",
  dtypes: ["i32"],
  params: [number("n", { doc: "How many numbers.", integer: true, min: 0 }), seed],
  output: {
    kind: "array",
    dtype: "i32",
    shape: (_dims, { n }) => [n!],
    inPlace: [],
    doc: "A permutation, each as likely as another as far as a key of 53 bits goes.",
  },
  cost: (_dims, { n }) => (2 * COST + SHUFFLE_COST) * n!,
  complexity: "O(n)",
  reference: ({ numbers }) => shuffled(numbers.n!, numbers.seed!),
  ulp: 0,
  accuracy: "Each number comes once; choices are free of bias.",
  source: `Rao (1961) and Sandelius (1962), A Simple Randomization Procedure, with Fisher and Yates in each part; on ${SOURCE}`,
  notes: `${STREAM} Number i goes to the bucket that the upper bits of word i say, one of 2ᵏ with the least k ≤ 8 that leaves at most 32 768 numbers for each; bucket b is shuffled from its end by Lemire's method, with the words of the counters (4j + i, 4b, 0, 2), in order.`,
  examples: [{ args: [5], options: { seed: 1 }, result: [3, 2, 4, 1, 0] }],
  check: ({ numbers, refuse }) => {
    // As many as a memory of 4 GiB has room for.
    if (numbers.n! > 2 ** 30) refuse("n", "a whole number of at most 2 ** 30", String(numbers.n));
  },
  plan: (context) => {
    const { name, numbers, out, scratch } = context;
    const n = numbers.n!;
    const bits = bitsFor(n);
    const buckets = 2 ** bits;
    const chunk = chunkSize(n, COST);
    const chunks = Math.ceil(n / chunk);
    const keys = keysInScratch(context, new Uint32Array(0));
    const slot = slotsOf(scratch, chunks, ROOM);
    const starts = scratch(4 * buckets + 4);
    const words = slotsOf(scratch, buckets, DRAWN);
    const shift = 32 - bits;
    return [
      { run: `${name}_count_i32`, count: n, chunk, args: [shift, keys, slot] },
      {
        run: `${name}_place_i32`,
        count: 1,
        chunk: 1,
        args: [chunks, buckets, slot.base, slot.stride, starts],
      },
      { run: `${name}_scatter_i32`, count: n, chunk, args: [shift, keys, slot, out.ptr] },
      { run: `${name}_shuffle_i32`, count: buckets, chunk: 1, args: [starts, keys, words, out.ptr] },
    ];
  },
});

/** The same in plain JavaScript. */
function shuffled(n: number, seed: number): Int32Array {
  const word = wordsOf(seed);
  const bits = bitsFor(n);
  const buckets: number[][] = Array.from({ length: 2 ** bits }, () => []);
  for (let i = 0; i < n; i++) buckets[Math.floor(word(i) / 2 ** (32 - bits))]!.push(i);
  for (const [b, bucket] of buckets.entries()) shuffle(bucket, wordsOf(seed, 2), b * 2 ** 36);
  return Int32Array.from(buckets.flat());
}

function shuffle(list: number[], word: (index: number) => number, first: number): void {
  for (let left = list.length, next = first; left > 1; left--) {
    let product: bigint;
    do product = BigInt(word(next++)) * BigInt(left);
    while ((product & 0xffffffffn) < 2n ** 32n % BigInt(left));
    const chosen = Number(product >> 32n);
    [list[chosen], list[left - 1]] = [list[left - 1]!, list[chosen]!];
  }
}
