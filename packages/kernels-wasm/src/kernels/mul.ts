import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "The product of two arrays, element by element: x·y.",
  formula: "x_i y_i",
  family: "elementwise",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "First factors." }), array("y", { doc: "Second factors." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x", "y"], doc: "x·y of each pair." },
  cost: 0.9,
  flops: ({ n }) => n!,
  complexity: "O(n)",
  reference: (args) =>
    elementByElement(args.dtype === "f64" || args.dtype === "f32" ? (x, y) => x! * y! : Math.imul)(args),
  ulp: 0.5,
  accuracy: "Floats are correctly rounded, whole numbers exact.",
  notes: "Whole numbers wrap around, as in NumPy.",
  examples: [
    {
      args: [
        [1, 2, 3],
        [10, 20, 30],
      ],
      result: [10, 40, 90],
    },
    { args: [[1, 2, 3], 2], result: [2, 4, 6] },
  ],
});
