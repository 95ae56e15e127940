import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "The rectifier: each element, or 0 where it is negative.",
  formula: "\\max(x_i, 0)",
  family: "elementwise",
  dtypes: ["f64", "f32", "i32"],
  params: [array("x", { doc: "The elements." })],
  output: {
    kind: "array",
    dtype: "T",
    shape: "any",
    inPlace: ["x"],
    doc: "The elements that are not negative; NaN and −0 stay.",
  },
  cost: 0.6,
  complexity: "O(n)",
  // biome-ignore lint/complexity/useMathMinMax: Math.max has no −0 beside 0.
  reference: elementByElement((x) => (x! < 0 ? 0 : x!)),
  ulp: 0,
  accuracy: "Exact.",
  examples: [{ args: [[3, -0.5, 0]], result: [3, 0, 0] }],
});
