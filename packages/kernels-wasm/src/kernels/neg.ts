import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "The opposite of each element, −x.",
  formula: "-x_i",
  family: "elementwise",
  dtypes: ["f64", "f32", "i32"],
  params: [array("x", { doc: "The elements." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "−x of each element." },
  cost: 0.6,
  complexity: "O(n)",
  reference: elementByElement((x) => -x!),
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.negative.",
  notes: "Of −2³¹ in i32 it is −2³¹, as in NumPy.",
  examples: [{ args: [[1, -2, 3]], result: [-1, 2, -3] }],
});
