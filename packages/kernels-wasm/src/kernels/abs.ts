import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "The size of each element, |x|.",
  formula: "|x_i|",
  family: "elementwise",
  dtypes: ["f64", "f32", "i32"],
  params: [array("x", { doc: "The elements." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "|x| of each element." },
  cost: 0.6,
  complexity: "O(n)",
  reference: elementByElement(Math.abs),
  ulp: 0,
  accuracy: "Exact.",
  notes: "Of −2³¹ in i32 it is −2³¹, as in NumPy.",
  examples: [{ args: [[1, -2, 0]], result: [1, 2, 0] }],
});
