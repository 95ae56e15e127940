import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "The sum of two arrays, element by element: x + y.",
  formula: "x_i + y_i",
  family: "elementwise",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "First terms." }), array("y", { doc: "Second terms." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x", "y"], doc: "x + y of each pair." },
  cost: 0.9,
  flops: ({ n }) => n!,
  complexity: "O(n)",
  reference: elementByElement((x, y) => x + y),
  ulp: 0.5,
  accuracy: "Floats are correctly rounded, whole numbers exact.",
  notes: "Whole numbers wrap around, as in NumPy.",
  examples: [
    {
      args: [
        [1, 2, 3],
        [10, 20, 30],
      ],
      result: [11, 22, 33],
    },
    { args: [[0.1], [0.2]], result: [0.30000000000000004] },
    {
      args: [
        [
          [1, 2],
          [3, 4],
        ],
        [10, 20],
      ],
      result: [
        [11, 22],
        [13, 24],
      ],
    },
  ],
});
