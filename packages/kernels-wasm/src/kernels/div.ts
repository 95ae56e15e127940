import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "The quotient of two arrays, element by element: x / y.",
  formula: "x_i / y_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "Numerators." }), array("y", { doc: "Denominators." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x", "y"], doc: "x / y of each pair." },
  cost: 1,
  flops: ({ n }) => n!,
  complexity: "O(n)",
  reference: elementByElement((x, y) => x! / y!),
  ulp: 0.5,
  accuracy: "Correctly rounded.",
  examples: [
    {
      args: [
        [1, 2, 3],
        [4, 0, 3],
      ],
      result: [0.25, Number.POSITIVE_INFINITY, 1],
    },
    { args: [[1, 2, 3], 2], result: [0.5, 1, 1.5] },
  ],
});
