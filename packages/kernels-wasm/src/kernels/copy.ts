import { array, defineKernel } from "../kernel.js";
import { copyPhase } from "../prepare/copy-phase.js";

export default defineKernel({
  summary:
    "A copy of the elements, in row-major order without gaps: what views need before their memory is changed.",
  formula: "x_i",
  family: "elementwise",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The elements; of any view.", strided: true })],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: [], doc: "The same elements." },
  cost: 0.8,
  complexity: "O(n)",
  reference: ({ arrays }) => arrays.x!,
  ulp: 0,
  accuracy: "Exact.",
  source: "numpy.copy.",
  notes: "Other kernels do this by themselves with arguments that lie apart, where they must.",
  examples: [
    {
      args: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      result: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  plan: (context) => [copyPhase(context, context.arrays.x!, context.out)],
});
