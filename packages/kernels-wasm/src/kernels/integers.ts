import { choice, defineKernel, number, shape } from "../kernel.js";
import { offset, SOURCE, STREAM, seed, streamPlan, wordsOf } from "./_lib/philox.js";

const COST = 1.4;

export default defineKernel({
  summary: "Random whole numbers, each of a range as likely as another.",
  formula: "X \\sim \\mathcal{U}\\{\\mathit{low}, \\ldots, \\mathit{high} - 1\\}",
  family: "random",
  dtypes: ["i32", "u32"],
  params: [
    number("low", { doc: "The least number.", integer: true }),
    number("high", { doc: "One more than the greatest number.", integer: true }),
    shape("shape", { doc: "The shape of the result: a length, or several sizes." }),
    seed,
    offset,
    choice("dtype", { doc: "The element type of the result.", values: ["i32", "u32"] }),
  ],
  output: {
    kind: "array",
    dtype: "T",
    shape: (_dims, _numbers, { shape }) => shape!,
    inPlace: [],
    doc: "Independent numbers of at least low and less than high.",
  },
  cost: (_dims, { shape }) => COST * shape!,
  complexity: "O(n)",
  reference: ({ numbers, dtype }) => {
    const { low, high, shape, offset, seed } = numbers as Record<string, number>;
    const [word, again] = [wordsOf(seed!), wordsOf(seed!, 1)];
    const range = BigInt(high! - low!);
    const poor = 2n ** 32n % range;
    const result = new (dtype === "i32" ? Int32Array : Uint32Array)(shape!);
    for (let i = 0; i < result.length; i++) {
      const place = offset! + i;
      let product = BigInt(word(place)) * range;
      for (let t = 0; (product & 0xffffffffn) < poor; t++) {
        product = BigInt(again(4 * place + (t % 4), Math.floor(t / 4))) * range;
      }
      result[i] = low! + Number(product >> 32n);
    }
    return result;
  },
  ulp: 0,
  accuracy: "Exactly uniform: no number is more likely than another by a single word.",
  source: `Lemire, Fast Random Integer Generation in an Interval (2019), on ${SOURCE}`,
  notes: `${STREAM} Element k is low + ⌊w(high − low)/2³²⌋ with w word k; where w(high − low) mod 2³² is less than 2³² mod (high − low), w is drawn again: from the four words of the counter (k mod 2³², ⌊k/2³²⌋, t, 1), t = 0, 1, …, until one does. So no element moves another.`,
  examples: [{ args: [1, 7, 10], options: { seed: 1 }, result: [6, 6, 4, 5, 5, 6, 3, 4, 2, 4] }],
  check: ({ numbers, dtype, refuse }) => {
    const { low, high } = numbers as { low: number; high: number };
    if (high <= low) refuse("high", `a whole number above low (${low})`, String(high));
    const [least, most] = dtype === "i32" ? [-(2 ** 31), 2 ** 31] : [0, 2 ** 32];
    if (low < least) refuse("low", `a whole number of at least ${least}, as of dtype ${dtype}`, String(low));
    if (high > most) refuse("high", `a whole number of at most ${most}, as of dtype ${dtype}`, String(high));
  },
  plan: (context) => {
    const { numbers } = context;
    const range = numbers.high! - numbers.low!;
    return streamPlan(context, COST, Uint32Array.of(numbers.low!, range, 2 ** 32 % range));
  },
});
