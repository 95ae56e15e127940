import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "The square root of each element.",
  formula: "\\sqrt{x_i}",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements." })],
  output: {
    kind: "array",
    dtype: "T",
    shape: "any",
    inPlace: ["x"],
    doc: "√x of each element; NaN below zero.",
  },
  cost: 0.8,
  complexity: "O(n)",
  reference: elementByElement(Math.sqrt),
  ulp: 0.5,
  accuracy: "Correctly rounded.",
  examples: [{ args: [[1, 4, 2]], result: [1, 2, Math.SQRT2] }],
});
