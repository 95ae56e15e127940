import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The index of the least element: of the first one among equals, of the first NaN if there is one.",
  formula: "\\operatorname{arg\\,min}_i x_i",
  family: "reduction",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements, at least one." })],
  output: {
    kind: "number",
    // The least element and its index.
    cells: 2,
    merge: (a, b) => {
      const better = b[0]! < a[0]! || (Number.isNaN(b[0]!) && !Number.isNaN(a[0]!));
      if (better) a.set(b);
    },
    finish: (cells) => cells[1]!,
    doc: "The index, counted through the rows of an array of two dimensions. −0 equals +0 here, as in NumPy.",
  },
  cost: 0.35,
  complexity: "O(n)",
  reference: ({ arrays }) => {
    const x = Array.from(arrays.x!);
    const nan = x.findIndex(Number.isNaN);
    return nan >= 0 ? nan : x.reduce((best, value, i) => (value < x[best]! ? i : best), 0);
  },
  ulp: 0,
  accuracy: "Exact.",
  examples: [{ args: [[3, -1, 2, -1]], result: 1 }],
});
