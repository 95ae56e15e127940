import { array, defineKernel } from "../kernel.js";
import { dft, normOf } from "./_lib/fourier/reference.js";
import { transformCost, transformPhases } from "./_lib/fourier/transform.js";
import { ACCURACY, SOURCE, transformAxisOfPairs } from "./_lib/fourier/words.js";

export default defineKernel({
  summary: "The discrete Fourier transform of complex numbers, given as pairs: [re, im] on the last axis.",
  formula: "\\sum_{j=0}^{n-1} x_j\\, e^{-2\\pi i jk/n}",
  family: "signal",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "Complex numbers.", shape: ["...", "length", 2] }), transformAxisOfPairs],
  output: {
    kind: "array",
    dtype: "T",
    shape: (_dims, _numbers, shapes) => shapes.x!,
    inPlace: [],
    doc: "Frequencies 0, 1, ..., n - 1, as pairs; those from n/2 on are the negative ones.",
  },
  cost: ({ n, length }) => transformCost(n! / 2, length!),
  flops: ({ n, length }) => 2.5 * n! * Math.log2(length!),
  complexity: "O(n log n)",
  reference: ({ arrays, dims }) => dft(arrays.x!, dims.length!, false),
  scale: normOf,
  ulp: 64,
  accuracy: ACCURACY,
  source: SOURCE,
  notes:
    "Fastest for lengths of factors 2, 3 and 5; others take about four times as long. Real numbers take half the time by rfft.",
  examples: [
    {
      args: [
        [
          [1, 0],
          [2, 0],
          [3, 0],
          [4, 0],
        ],
      ],
      result: [
        [10, 0],
        [-2, 2],
        [-2, 0],
        [-2, -2],
      ],
    },
  ],
  plan: (context) => {
    const { arrays, dims, out } = context;
    const { n, length } = dims as { n: number; length: number };
    const task = { rows: n / (2 * length), length, from: arrays.x!.ptr, to: out.ptr };
    return transformPhases(context, { ...task, isInverse: false });
  },
});
