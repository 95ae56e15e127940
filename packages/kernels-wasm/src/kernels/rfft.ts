import { array, defineKernel } from "../kernel.js";
import { forwardPhases } from "./_lib/fourier/real.js";
import { dft, normOf } from "./_lib/fourier/reference.js";
import { transformCost } from "./_lib/fourier/transform.js";
import { ACCURACY, SOURCE, transformAxis } from "./_lib/fourier/words.js";

export default defineKernel({
  summary:
    "The discrete Fourier transform of real numbers: the frequencies from 0 to n/2, as pairs [re, im].",
  formula: "\\sum_{j=0}^{n-1} x_j\\, e^{-2\\pi i jk/n}",
  family: "signal",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "Real numbers.", shape: ["...", "length"] }), transformAxis],
  output: {
    kind: "array",
    dtype: "T",
    shape: ({ length }, _numbers, { x }) => [...x!.slice(0, -1), Math.floor(length! / 2) + 1, 2],
    inPlace: [],
    doc: "n/2 + 1 frequencies, rounded down, as pairs. The others are their conjugates.",
  },
  cost: ({ n, length }) => transformCost(n! / 2, length! / 2) + 2 * n!,
  flops: ({ n, length }) => 2.5 * n! * Math.log2(length!),
  complexity: "O(n log n)",
  reference: ({ arrays, dims }) => {
    const { n, length } = dims as { n: number; length: number };
    const pairs = new Float64Array(2 * n);
    for (let i = 0; i < n; i++) pairs[2 * i] = arrays.x![i]!;
    const all = dft(pairs, length, false);
    const kept = 2 * (Math.floor(length / 2) + 1);
    if (length === 0) return new Float64Array(kept);
    return Float64Array.from(
      { length: (n / length) * kept },
      (_, i) => all[Math.floor(i / kept) * 2 * length + (i % kept)]!,
    );
  },
  scale: normOf,
  ulp: 64,
  accuracy: ACCURACY,
  source: `${SOURCE} Real rows of even length as half as many complex numbers (Cooley, Lewis and Welch 1970).`,
  notes: "Even lengths take half the time of fft; odd ones as much.",
  examples: [
    {
      args: [[1, 2, 3, 4]],
      result: [
        [10, 0],
        [-2, 2],
        [-2, 0],
      ],
    },
  ],
  plan: (context) => {
    const { arrays, dims, out } = context;
    const { n, length } = dims as { n: number; length: number };
    return forwardPhases(context, { rows: n / length, length, from: arrays.x!.ptr, to: out.ptr });
  },
});
