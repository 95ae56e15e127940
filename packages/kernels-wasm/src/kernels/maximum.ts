import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "The greater of each pair of elements; NaN if one of them is.",
  formula: "\\max(x_i, y_i)",
  family: "elementwise",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "First elements." }), array("y", { doc: "Second elements." })],
  output: {
    kind: "array",
    dtype: "T",
    shape: "any",
    inPlace: ["x", "y"],
    doc: "The greater ones. +0 is greater than −0.",
  },
  cost: 1,
  complexity: "O(n)",
  reference: elementByElement(Math.max),
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.maximum.",
  notes: "The greatest of all elements is max.",
  examples: [
    {
      args: [
        [1, 5, 3],
        [4, 2, 3],
      ],
      result: [4, 5, 3],
    },
    { args: [[1, 5, 3], 2], result: [2, 5, 3] },
  ],
});
