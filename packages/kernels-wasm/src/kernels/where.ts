import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "Elements of one array where a condition holds, of another where not.",
  formula: "c_i \\ne 0\\ ?\\ x_i : y_i",
  family: "comparison",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [
    array("condition", { doc: "What decides: anything but 0 holds, as comparisons give it.", dtype: "u8" }),
    array("x", { doc: "Elements where it holds." }),
    array("y", { doc: "Elements where not." }),
  ],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x", "y"], doc: "x or y of each place." },
  cost: 1.2,
  complexity: "O(n)",
  reference: elementByElement((c, x, y) => (c ? x! : y!)),
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.where.",
  examples: [
    {
      args: [
        [1, 0, 1],
        [1, 2, 3],
        [10, 20, 30],
      ],
      result: [1, 20, 3],
    },
    { args: [[1, 0, 1], [1, 2, 3], 0], result: [1, 0, 3] },
  ],
});
