import { array, defineKernel } from "../kernel.js";

export default defineKernel({
  summary:
    "The three-hump camel function, 2x² − 1.05x⁴ + x⁶/6 + xy + y², a test of optimizers with its minimum 0 at (0, 0).",
  formula: "2x^2 - 1.05x^4 + \\frac{x^6}{6} + xy + y^2",
  family: "elementwise",
  dtypes: ["f64", "f32"],
  params: [array("x", { doc: "First coordinates." }), array("y", { doc: "Second coordinates." })],
  output: {
    kind: "array",
    dtype: "T",
    shape: "any",
    inPlace: ["x", "y"],
    doc: "The function at each point.",
  },
  cost: 1,
  flops: ({ n }) => 9 * n!,
  complexity: "O(n)",
  reference: ({ arrays }) =>
    Float64Array.from(arrays.x!, (x, i) => {
      const t = x * x;
      const d = t - 3.15;
      const s = arrays.y![i]! + x / 2;
      return t * (d * (1 / 6) * d + 0.09625) + s * s;
    }),
  ulp: 8,
  accuracy:
    "At most 8 ulp, near the minimum too: it is computed as x²((x² − 3.15)²/6 + 0.09625) + (y + x/2)², where nothing but squares is added; the sum as it is usually written loses up to seven bits to cancellation.",
  source:
    "Jamil and Yang, A literature survey of benchmark functions for global optimisation problems (2013), no. 111.",
  examples: [
    {
      args: [
        [0, 1],
        [0, 1],
      ],
      result: [0, 3.1166666666666663],
    },
    { args: [[-2], [3]], result: [4.866666666666667] },
  ],
});
