import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary: "The square root of the cube of each element, √(x³).",
  formula: "\\sqrt{x^3}",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "√(x³) of each element." },
  cost: 1.4,
  complexity: "O(n)",
  reference: ({ arrays }) => Float64Array.from(arrays.x!, (x) => Math.sqrt(x) * x),
  ulp: 1.5,
  accuracy: "At most 1.3 ulp.",
  examples: [{ args: [[1, 4, 9]], result: [1, 8, 27] }],
});
