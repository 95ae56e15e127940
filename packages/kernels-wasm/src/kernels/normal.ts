import { choice, defineKernel, option, shape } from "../kernel.js";
import { drawEach, offset, SOURCE, STREAM, seed, streamPlan, unit64 } from "./_lib/philox.js";

const COST = { f64: 5.5, f32: 4.5 };

export default defineKernel({
  summary: "Random numbers of the normal distribution.",
  formula: "X \\sim \\mathcal{N}(\\mathit{mean}, \\mathit{std}^2)",
  family: "random",
  dtypes: ["f64", "f32"],
  params: [
    shape("shape", { doc: "The shape of the result: a length, or several sizes." }),
    option("mean", { doc: "The middle of the distribution.", default: 0 }),
    option("std", { doc: "Its standard deviation.", default: 1, min: 0 }),
    seed,
    offset,
    choice("dtype", { doc: "The element type of the result.", values: ["f64", "f32"] }),
  ],
  output: {
    kind: "array",
    dtype: "T",
    shape: (_dims, _numbers, { shape }) => shape!,
    inPlace: [],
    doc: "Independent numbers, at most 8.57 standard deviations from the mean in f64 and 6.66 in f32.",
  },
  cost: (_dims, { shape }) => COST.f64 * shape!,
  complexity: "O(n)",
  reference: ({ numbers, dtype }) => {
    const { mean, std, shape } = numbers as Record<string, number>;
    return drawEach(numbers, shape!, (place, word) => mean! + std! * normalAt(place, word, dtype));
  },
  ulp: 8,
  accuracy: "With mean 0, within 4 ulp of what exact arithmetic makes of the same words.",
  source: `The transform of Box and Muller (1958) on ${SOURCE}`,
  notes: `${STREAM} In f64 elements 4m … 4m + 3 are R₀ cos θ₀, R₁ cos θ₁, R₀ sin θ₀, R₁ sin θ₁ with R = √(−2 ln(1 − u)), u the upper 53 bits of one half of block 2m, and θ = 2π(a − 2⁻⁸), a the upper 59 bits of one half of block 2m + 1, each as a fraction of 1. In f32 it is block m alone: words 0 and 2 are radii, words 1 and 3 angles, filled up with zeros from below.`,
  examples: [
    {
      args: [4],
      options: { seed: 1, dtype: "f32" },
      result: [1.626312017440796, -0.35142281651496887, -1.3320574760437012, -1.2802176475524902],
    },
  ],
  plan: (context) => {
    const { numbers } = context;
    return streamPlan(
      context,
      COST[context.dtype as "f64" | "f32"],
      Float64Array.of(numbers.mean!, numbers.std!),
    );
  },
});

/** Element `place` of the standard distribution. */
function normalAt(place: number, word: (index: number) => number, dtype: string): number {
  const [of4, half] = [Math.floor(place / 4), place % 2];
  const isSingle = dtype === "f32";
  const u = isSingle ? word(4 * of4 + 2 * half) * 2 ** -32 : unit64(word, 4 * of4 + half);
  const upper = isSingle ? word(4 * of4 + 2 * half + 1) : word(8 * of4 + 5 + 2 * half);
  const lower = isSingle ? 0 : word(8 * of4 + 4 + 2 * half);
  // In steps of π/64; within a step the angle is small, and as exact as its sine.
  const step = upper >>> 25;
  const angle = ((((upper & 0x1ffffff) * 2 ** 27 + (lower >>> 5)) * 2 ** -52 - 0.5) * Math.PI) / 64;
  const turn = (place % 4 < 2 ? step + 32 : step) % 128;
  return Math.sqrt(-2 * Math.log(1 - u)) * sineOf(turn, angle);
}

/** sin(turn · π/64 + angle), without a loss where it is near 0. */
function sineOf(turn: number, angle: number): number {
  const sign = turn < 64 ? 1 : -1;
  const half = turn % 64;
  const s = sign * Math.sin((Math.min(half, 64 - half) * Math.PI) / 64);
  const c = sign * Math.sin(((32 - half) * Math.PI) / 64);
  return s * Math.cos(angle) + c * Math.sin(angle);
}
