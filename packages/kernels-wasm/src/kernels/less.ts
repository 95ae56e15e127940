import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "Where elements are less than others.",
  formula: "x_i < y_i",
  family: "comparison",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "Left sides." }), array("y", { doc: "Right sides." })],
  output: { kind: "array", dtype: "u8", shape: "any", inPlace: [], doc: "1 where it is so, otherwise 0." },
  cost: 0.8,
  complexity: "O(n)",
  reference: elementByElement((x, y) => Number(x! < y!), "u8"),
  ulp: 0,
  accuracy: "Exact.",
  notes: "Nothing is so of NaN, but that it is not equal.",
  examples: [
    {
      args: [
        [1, 2, 3],
        [2, 2, 2],
      ],
      result: [1, 0, 0],
    },
    { args: [[1, 2, 3], 2], result: [1, 0, 0] },
  ],
});
