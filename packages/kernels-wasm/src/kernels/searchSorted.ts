import { array, choice, defineKernel } from "../kernel.js";
import { chunkSize } from "../plan.js";

/** Nanoseconds of a step, with other values' steps in between. */
const STEP = 1.5;

export default defineKernel({
  summary: "Where values would have to be inserted to keep a sorted array in order.",
  formula: "i_j = \\#\\{ k : s_k < v_j \\}\\quad(\\text{right: } s_k \\le v_j)",
  family: "order",
  dtypes: ["f64", "f32", "i32", "u32"],
  params: [
    array("sorted", {
      doc: "Elements in ascending order, NaN last; for others the result is unspecified.",
      shape: ["n"],
    }),
    array("values", { doc: "The values to look up.", shape: ["m"] }),
    choice("side", {
      doc: "Before the elements that equal the value, or behind them.",
      values: ["left", "right"],
    }),
  ],
  output: {
    kind: "array",
    dtype: "u32",
    shape: ["m"],
    inPlace: [],
    doc: "An index from 0 to n for each value.",
  },
  cost: ({ n, m }) => m! * STEP * Math.ceil(Math.log2(n! + 2)),
  complexity: "O(m log n)",
  // The same steps, so that even where elements are not in order the results are the same.
  reference: ({ arrays, numbers }) => {
    const sorted = arrays.sorted!;
    return Uint32Array.from(arrays.values!, (value) => {
      let base = 0;
      for (let rest = sorted.length; rest > 0; ) {
        const half = (rest + 1) >> 1;
        const element = sorted[base + half - 1]!;
        if (numbers.side === 1 ? !precedes(value, element) : precedes(element, value)) base += half;
        rest -= half;
      }
      return base;
    });
  },
  ulp: 0,
  accuracy: "Exact. −0 equals +0, and NaN equals NaN and is greater than all numbers, as in NumPy.",
  source: "Binary search without branches, several values at a time.",
  examples: [
    {
      args: [
        [1, 3, 3, 5],
        [3, 0, 9],
      ],
      result: [1, 0, 4],
    },
    {
      args: [
        [1, 3, 3, 5],
        [3, 0, 9],
      ],
      options: { side: "right" },
      result: [3, 0, 4],
    },
  ],
  plan: ({ name, dtype, dims, arrays, numbers, out }) => {
    const n = dims.n!;
    const count = dims.m!;
    const chunk = chunkSize(count, STEP * Math.ceil(Math.log2(n + 2)));
    const args = [arrays.sorted!.ptr, n, arrays.values!.ptr, numbers.side!, out.ptr];
    return [{ run: `${name}_${dtype}`, count, chunk, args }];
  },
});

function precedes(a: number, b: number): boolean {
  return a < b || (!Number.isNaN(a) && Number.isNaN(b));
}
