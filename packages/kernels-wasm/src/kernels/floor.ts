import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "The greatest whole number that is not above each element.",
  formula: "\\lfloor x_i \\rfloor",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "Whole numbers as floats." },
  cost: 0.6,
  complexity: "O(n)",
  reference: elementByElement(Math.floor),
  ulp: 0,
  accuracy: "Exact.",
  examples: [{ args: [[1.5, -1.5, 2]], result: [1, -2, 2] }],
});
