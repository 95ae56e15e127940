import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The sum of two arrays, element by element: x + y.",
  formula: "x_i + y_i",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "First terms." }), array("y", { doc: "Second terms." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x", "y"], doc: "x + y of each pair." },
  cost: 0.9,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, (x, i) => x + arrays.y![i]!),
  ulp: 0.5,
  accuracy: "Correctly rounded.",
  examples: [
    {
      args: [
        [1, 2, 3],
        [10, 20, 30],
      ],
      result: [11, 22, 33],
    },
    { args: [[0.1], [0.2]], result: [0.30000000000000004] },
  ],
});
