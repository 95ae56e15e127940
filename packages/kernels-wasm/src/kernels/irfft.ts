import { array, defineKernel, option } from "../kernel.js";
import type { Dims, Numbers } from "../output.js";
import { backwardPhases } from "./_lib/fourier/real.js";
import { dft, normOf } from "./_lib/fourier/reference.js";
import { transformCost } from "./_lib/fourier/transform.js";
import { ACCURACY, SOURCE, transformAxisOfPairs } from "./_lib/fourier/words.js";

export default defineKernel({
  summary:
    "The inverse of rfft: real numbers from the first half of their frequencies, given as pairs [re, im].",
  formula: "\\frac{1}{n} \\sum_{k=0}^{n-1} x_k\\, e^{2\\pi i jk/n}, \\quad x_{n-k} = \\overline{x_k}",
  family: "signal",
  dtypes: ["f64", "f32"],
  params: [
    array("x", { doc: "n/2 + 1 frequencies.", shape: ["...", "frequencies", 2] }),
    transformAxisOfPairs,
    option("length", {
      doc: "n: how many real numbers there are; the even one of the two that fit unless said otherwise.",
      integer: true,
      min: 0,
    }),
  ],
  output: {
    kind: "array",
    dtype: "T",
    shape: (dims, numbers, { x }) => [...x!.slice(0, -2), lengthOf(dims, numbers)],
    inPlace: [],
    doc: "Real numbers.",
  },
  cost: ({ n, frequencies }) => transformCost(n! / 2, frequencies!) + 2 * n!,
  complexity: "O(n log n)",
  check: ({ dims, numbers, refuse }) => {
    const { length } = numbers;
    const kept = dims.frequencies!;
    if (length === undefined || (length > 0 && Math.floor(length / 2) + 1 === kept)) return;
    const expected = kept < 2 ? "1" : `${2 * kept - 2} or ${2 * kept - 1}`;
    refuse("length", `${expected}, for ${kept} frequencies`, String(length));
  },
  reference: ({ arrays, dims, numbers }) => {
    const [kept, length] = [dims.frequencies!, lengthOf(dims, numbers)];
    const rows = length === 0 ? 0 : arrays.x!.length / (2 * kept);
    const all = new Float64Array(2 * rows * length);
    for (let i = 0; i < rows * length; i++) {
      const [row, k] = [Math.floor(i / length), i % length];
      const at = 2 * (row * kept + Math.min(k, length - k));
      all[2 * i] = arrays.x![at]!;
      const isReal = k === 0 || 2 * k === length;
      all[2 * i + 1] = isReal ? 0 : arrays.x![at + 1]! * (2 * k < length ? 1 : -1);
    }
    const values = dft(all, length, true);
    return Float64Array.from({ length: rows * length }, (_, i) => values[2 * i]!);
  },
  scale: normOf,
  ulp: 64,
  accuracy: ACCURACY,
  source: SOURCE,
  notes:
    "Imaginary parts that a real array cannot have, of frequency 0 and of n/2 where n is even, are taken for 0.",
  examples: [
    {
      args: [
        [
          [10, 0],
          [-2, 2],
          [-2, 0],
        ],
      ],
      result: [1, 2, 3, 4],
    },
    {
      args: [
        [
          [6, 0],
          [0, 0],
        ],
      ],
      options: { length: 3 },
      result: [2, 2, 2],
    },
  ],
  plan: (context) => {
    const { arrays, dims, numbers, out } = context;
    const length = lengthOf(dims, numbers);
    return backwardPhases(context, {
      ...{ rows: out.length / length, length },
      ...{ from: arrays.x!.ptr, to: out.ptr },
    });
  },
});

/** How many real numbers a row has. */
function lengthOf({ frequencies }: Dims, { length }: Numbers): number {
  return length ?? Math.max(0, 2 * frequencies! - 2);
}
