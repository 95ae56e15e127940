import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "One divided by the square root of each element.",
  formula: "1 / \\sqrt{x_i}",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements." })],
  output: {
    kind: "array",
    dtype: "T",
    shape: "any",
    inPlace: ["x"],
    doc: "1/√x of each element; ∞ of 0, NaN below.",
  },
  cost: 1.6,
  complexity: "O(n)",
  reference: elementByElement((x) => 1 / Math.sqrt(x!)),
  ulp: 1.5,
  accuracy: "Root and quotient are rounded once each, 1.21 ulp in all.",
  examples: [{ args: [[1, 4, 0.25]], result: [1, 0.5, 2] }],
});
