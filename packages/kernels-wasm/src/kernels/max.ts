import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The greatest element; NaN if there is one.",
  formula: "\\max_i x_i",
  family: "reduction",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements, at least one." })],
  output: {
    kind: "number",
    cells: 1,
    merge: (a, b) => {
      a[0] = Math.max(a[0]!, b[0]!);
    },
    doc: "The greatest element. NaN wins over every number, as in NumPy, and +0 is greater than −0.",
  },
  cost: 0.35,
  complexity: "O(n)",
  reference: ({ arrays }) => Array.from(arrays.x!).reduce((a, b) => Math.max(a, b)),
  ulp: 0,
  accuracy: "Exact.",
  examples: [{ args: [[3, -1, 2]], result: 3 }],
});
