import { choice, defineKernel, option, shape } from "../kernel.js";
import { drawEach, offset, SOURCE, STREAM, seed, streamPlan, unit64 } from "./_lib/philox.js";

const COST = { f64: 2.4, f32: 1.2 };

export default defineKernel({
  summary: "Random numbers, uniform between two limits.",
  formula: "X \\sim \\mathcal{U}[\\mathit{low}, \\mathit{high})",
  family: "random",
  dtypes: ["f64", "f32"],
  params: [
    shape("shape", { doc: "The shape of the result: a length, or several sizes." }),
    option("low", { doc: "The least number.", default: 0, min: -Number.MAX_VALUE, max: Number.MAX_VALUE }),
    option("high", {
      doc: "Where numbers end: all are less, but for rounding where the limits are not 0 and 1.",
      default: 1,
      min: -Number.MAX_VALUE,
      max: Number.MAX_VALUE,
    }),
    seed,
    offset,
    choice("dtype", { doc: "The element type of the result.", values: ["f64", "f32"] }),
  ],
  output: {
    kind: "array",
    dtype: "T",
    shape: (_dims, _numbers, { shape }) => shape!,
    inPlace: [],
    doc: "Independent numbers: multiples of 2⁻⁵³ in f64 and of 2⁻²⁴ in f32, between 0 and 1.",
  },
  cost: (_dims, { shape }) => COST.f64 * shape!,
  complexity: "O(n)",
  reference: ({ numbers, dtype }) => {
    const { low, high, shape } = numbers as Record<string, number>;
    const span = high! - low!;
    if (dtype === "f64") return drawEach(numbers, shape!, (place, word) => low! + span * unit64(word, place));
    const float = Math.fround;
    return drawEach(numbers, shape!, (place, word) =>
      float(float(low!) + float(float(span) * ((word(place) >>> 8) * 2 ** -24))),
    );
  },
  ulp: 0,
  accuracy: "Exactly low + (high − low)·u, rounded after each operation; u is exact.",
  source: SOURCE,
  notes: `${STREAM} Element k of f64 takes words 2k and 2k + 1, the second one the upper, and u is the upper 53 bits of these 64; element k of f32 the upper 24 bits of word k. \`offset\` jumps to any place at once.`,
  examples: [
    { args: [3], options: { seed: 1 }, result: [0.8946847163350924, 0.7112680765766943, 0.8741119351871307] },
    {
      args: [[2, 2]],
      options: { low: -1, high: 1, seed: 42, dtype: "f32" },
      result: [
        [0.2259197235107422, -0.06282699108123779],
        [-0.8535366058349609, -0.3182770013809204],
      ],
    },
  ],
  check: ({ numbers, refuse }) => {
    const { low, high } = numbers as { low: number; high: number };
    if (high < low) refuse("high", `a number of at least low (${low})`, String(high));
    if (high - low === Number.POSITIVE_INFINITY)
      refuse("high", "limits whose distance is finite", String(high));
  },
  plan: (context) => {
    const { numbers } = context;
    return streamPlan(
      context,
      COST[context.dtype as "f64" | "f32"],
      Float64Array.of(numbers.low!, numbers.high! - numbers.low!),
    );
  },
});
