import { array, defineKernel } from "../kernel.js";
import { chunkSize } from "../plan.js";

/** Nanoseconds for one element of the product. */
const COST = 0.6;

export default defineKernel({
  summary: "The outer product of two vectors: every element of one times every element of the other.",
  formula: "x_i\\, y_j",
  family: "linear algebra",
  dtypes: ["f64", "f32"],
  params: [
    array("x", { doc: "One factor for each row.", shape: ["rows"] }),
    array("y", { doc: "One factor for each column.", shape: ["columns"] }),
  ],
  output: { kind: "array", dtype: "T", shape: ["rows", "columns"], inPlace: [], doc: "The product." },
  cost: ({ rows, columns }) => COST * rows! * columns! + 2 * rows!,
  flops: ({ rows, columns }) => rows! * columns!,
  complexity: "O(rows · columns)",
  reference: ({ arrays }) => Array.from(arrays.x!).flatMap((x) => Array.from(arrays.y!, (y) => x * y)),
  ulp: 0.5,
  accuracy: "Correctly rounded.",
  source: "GER of the BLAS (Dongarra and others 1988), onto a matrix of zeros.",
  examples: [
    {
      args: [
        [1, 2],
        [10, 20, 30],
      ],
      result: [
        [10, 20, 30],
        [20, 40, 60],
      ],
    },
  ],
  plan: ({ name, dtype, dims, arrays, out }) => {
    const { rows, columns } = dims as { rows: number; columns: number };
    const chunk = chunkSize(rows, COST * columns + 2);
    return [
      {
        run: `${name}_${dtype}`,
        count: rows,
        chunk,
        args: [arrays.x!.ptr, arrays.y!.ptr, columns, out.ptr],
      },
    ];
  },
});
