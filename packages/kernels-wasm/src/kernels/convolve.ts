import { array, choice, defineKernel } from "../kernel.js";
import { chunkSize } from "../plan.js";

/** Nanoseconds for one product. */
const COST = 0.25;
const MODES = ["full", "same", "valid"] as const;

export default defineKernel({
  summary: "The convolution of two rows of numbers: the coefficients of the product of two polynomials.",
  formula: "\\sum_{j} y_j\\, x_{i-j}",
  family: "signal",
  dtypes: ["f64", "f32"],
  params: [
    array("x", { doc: "The signal.", shape: ["n"] }),
    array("y", { doc: "The filter; which of the two is longer does not matter.", shape: ["m"] }),
    choice("mode", {
      doc: "full: all n + m - 1 sums; same: as many as the longer one has, from the middle; valid: those that all of the shorter one takes part in.",
      values: MODES,
    }),
  ],
  output: {
    kind: "array",
    dtype: "T",
    shape: ({ n, m }, { mode }) => [windowOf(n!, m!, mode!).length],
    inPlace: [],
    doc: "The sums.",
  },
  cost: ({ n, m }) => 500 + COST * n! * m!,
  flops: ({ n, m }) => 2 * n! * m!,
  complexity: "O(n · m)",
  reference: ({ arrays, dims, numbers }) => {
    const { n, m } = dims as { n: number; m: number };
    const { length, skipped } = windowOf(n, m, numbers.mode!);
    return Float64Array.from({ length }, (_, i) => {
      let sum = 0;
      for (let j = Math.max(0, i + skipped - n + 1); j < m && j <= i + skipped; j++) {
        sum += arrays.y![j]! * arrays.x![i + skipped - j]!;
      }
      return sum;
    });
  },
  ulp: 300,
  accuracy:
    "Each sum of k products within k·u·Σ|xᵢyⱼ|, as any order of summation has it. Engines with relaxed SIMD round product and sum together, others one by one: bits differ between the two, never between numbers of workers.",
  source:
    "By the definition; thirty-two (f32) or sixteen (f64) sums at a time with relaxed SIMD, half as many otherwise.",
  notes: "Without an element in one of the arrays the result has none.",
  examples: [
    {
      args: [
        [1, 2, 3],
        [1, 10],
      ],
      result: [1, 12, 23, 30],
    },
    {
      args: [
        [1, 2, 3, 4],
        [1, 1, 1],
      ],
      options: { mode: "valid" },
      result: [6, 9],
    },
  ],
  plan: ({ name, dtype, dims, numbers, arrays, out }) => {
    const { n, m } = dims as { n: number; m: number };
    const { length, skipped } = windowOf(n, m, numbers.mode!);
    const [x, y] = [arrays.x!.ptr, arrays.y!.ptr];
    const longer = n >= m ? [x, n, y, m] : [y, m, x, n];
    const chunk = chunkSize(length, COST * Math.min(n, m) + 1);
    return [{ run: `${name}_${dtype}`, count: length, chunk, args: [...longer, skipped, out.ptr] }];
  },
});

/** How many sums there are, and how many before them are left out. */
function windowOf(n: number, m: number, mode: number): { length: number; skipped: number } {
  const [short, long] = [Math.min(n, m), Math.max(n, m)];
  if (short === 0) return { length: 0, skipped: 0 };
  if (MODES[mode] === "full") return { length: n + m - 1, skipped: 0 };
  if (MODES[mode] === "same") return { length: long, skipped: Math.floor((short - 1) / 2) };
  return { length: long - short + 1, skipped: short - 1 };
}
