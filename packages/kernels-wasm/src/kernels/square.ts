import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

export default defineKernel({
  summary: "The square of each element, x².",
  formula: "x_i^2",
  family: "elementwise",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The elements." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "x² of each element." },
  cost: 0.6,
  flops: ({ n }) => n!,
  complexity: "O(n)",
  reference: (args) =>
    elementByElement(
      args.dtype === "f64" || args.dtype === "f32" ? (x) => x! * x! : (x) => Math.imul(x!, x!),
    )(args),
  ulp: 0.5,
  accuracy: "Floats are correctly rounded, whole numbers exact.",
  notes: "Whole numbers wrap around, as in NumPy.",
  examples: [{ args: [[1, -2, 3]], result: [1, 4, 9] }],
});
