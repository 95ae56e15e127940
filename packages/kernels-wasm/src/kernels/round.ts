import { array, defineKernel } from "../kernel.js";
import { elementByElement } from "./_lib/element-by-element.js";

/** Adding and taking away 2⁵² rounds to whole numbers, to even ones in the middle. */
function nearest(x?: number): number {
  if (!(Math.abs(x!) < 2 ** 52)) return x!;
  const size = Math.abs(x!) + 2 ** 52 - 2 ** 52;
  return x! < 0 || Object.is(x, -0) ? -size : size;
}

export default defineKernel({
  summary: "The whole number nearest to each element, the even one of two that are equally near.",
  formula: "\\operatorname{round}(x_i)",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "The elements." })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "Whole numbers as floats." },
  cost: 0.6,
  complexity: "O(n)",
  reference: elementByElement(nearest),
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.round.",
  examples: [{ args: [[0.5, 1.5, 2.5, -1.2]], result: [0, 2, 2, -1] }],
});
