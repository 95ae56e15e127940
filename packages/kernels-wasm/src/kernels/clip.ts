import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "Each element, or the bound it lies beyond: min(max(x, low), high).",
  formula: "\\min(\\max(x_i, l_i), h_i)",
  family: "elementwise",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [
    array("x", { doc: "The elements." }),
    array("low", { doc: "Least results." }),
    array("high", { doc: "Greatest results; they win where they are less than the least." }),
  ],
  output: {
    kind: "array",
    dtype: "T",
    shape: "any",
    inPlace: ["x"],
    doc: "The elements within bounds; NaN where one of the three is.",
  },
  cost: 1.2,
  complexity: "O(n)",
  reference: elementByElement((x, low, high) => Math.min(Math.max(x!, low!), high!)),
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.clip.",
  examples: [{ args: [[1, 5, 3], 2, 4], result: [2, 4, 3] }],
});
