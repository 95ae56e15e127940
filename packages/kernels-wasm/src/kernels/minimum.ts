import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "The lesser of each pair of elements; NaN if one of them is.",
  formula: "\\min(x_i, y_i)",
  family: "elementwise",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "First elements." }), array("y", { doc: "Second elements." })],
  output: {
    kind: "array",
    dtype: "T",
    shape: "any",
    inPlace: ["x", "y"],
    doc: "The lesser ones. −0 is less than +0.",
  },
  cost: 1,
  complexity: "O(n)",
  reference: elementByElement(Math.min),
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.minimum.",
  notes: "The least of all elements is min.",
  examples: [
    {
      args: [
        [1, 5, 3],
        [4, 2, 3],
      ],
      result: [1, 2, 3],
    },
    { args: [[1, 5, 3], 2], result: [1, 2, 2] },
  ],
});
