import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The product of two arrays, element by element: x·y.",
  formula: "x_i y_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "First factors." }), array("y", { doc: "Second factors." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x", "y"], doc: "x·y of each pair." },
  cost: 0.9,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, (x, i) => x * arrays.y![i]!),
  ulp: 0.5,
  accuracy: "Correctly rounded.",
  examples: [
    {
      args: [
        [1, 2, 3],
        [10, 20, 0.5],
      ],
      result: [10, 40, 1.5],
    },
  ],
});
