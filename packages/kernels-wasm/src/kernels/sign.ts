import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "1 for each positive element, −1 for each negative one, 0 for zeros.",
  formula: "\\operatorname{sign}(x_i)",
  family: "elementwise",
  dtypes: ["f64", "f32", "i32"],
  params: [array("x", { doc: "The elements." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "Signs; NaN stays NaN." },
  cost: 0.6,
  complexity: "O(n)",
  reference: elementByElement((x) => Math.sign(x!) + 0),
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.sign.",
  examples: [{ args: [[3, -0.5, 0]], result: [1, -1, 0] }],
});
