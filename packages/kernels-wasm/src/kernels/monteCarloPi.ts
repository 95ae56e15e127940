import { defineKernel, number } from "../kernel.js";
import { chunkSize, slotsOf } from "../plan.js";
import { keysInScratch, SOURCE, STREAM, seed, wordsOf } from "./_lib/philox.js";

/** Nanoseconds for a sample. */
const COST = 2.6;
/** Bytes of the words that are drawn at a time. */
const DRAWN = 128;
/** Samples in an index, so that indices stay below 2³²; a multiple of sixteen. */
const SIZE = 1024;

export default defineKernel({
  summary:
    "π by chance: four times the share of random points in the unit square that lie in the unit circle.",
  formula: "\\frac{4}{n} \\sum_{k=0}^{n-1} [x_k^2 + y_k^2 < 1]",
  family: "random",
  dtypes: ["f64"],
  params: [number("samples", { doc: "How many points, n.", integer: true, min: 1 }), seed],
  output: {
    kind: "number",
    // Points within, and all.
    cells: 2,
    merge: (a, b) => {
      a[0]! += b[0]!;
      a[1]! += b[1]!;
    },
    finish: ([within, all]) => (4 * within!) / all!,
    doc: "The estimate; its standard error is 1.64/√n.",
  },
  cost: (_dims, { samples }) => COST * samples!,
  complexity: "O(samples)",
  reference: ({ numbers }) => {
    const word = wordsOf(numbers.seed!);
    let within = 0;
    for (let k = 0; k < numbers.samples!; k++) {
      if (word(2 * k) ** 2 + word(2 * k + 1) ** 2 < 2 ** 64) within++;
    }
    return (4 * within) / numbers.samples!;
  },
  ulp: 0,
  accuracy: "The count is exact for points (x, y)·2⁻³², but for squares rounded to double precision.",
  source: SOURCE,
  notes: `${STREAM} Point k has word 2k for x and word 2k + 1 for y.`,
  examples: [{ args: [1000], options: { seed: 1 }, result: 3.204 }],
  check: ({ numbers, refuse }) => {
    // Beyond this a day would not do.
    if (numbers.samples! > 2 ** 41)
      refuse("samples", "a whole number of at most 2 ** 41", String(numbers.samples));
  },
  plan: (context) => {
    const { name, numbers, out, scratch } = context;
    const count = Math.ceil(numbers.samples! / SIZE);
    const keys = keysInScratch(context, new Uint32Array(0));
    const chunk = chunkSize(count, COST * SIZE);
    const slot = { base: out.ptr, stride: 16 };
    const words = slotsOf(scratch, Math.ceil(count / chunk), DRAWN);
    return [{ run: `${name}_f64`, count, chunk, args: [SIZE, numbers.samples!, keys, words, slot] }];
  },
});
