import { array, defineKernel } from "../kernel.js";
import { chunkSize } from "../plan.js";

/** Nanoseconds for one element of the matrix. */
const COST = 0.4;

export default defineKernel({
  summary: "The product of a matrix and a vector: one dot product for each row.",
  formula: "\\sum_{j} a_{ij}\\, x_j",
  family: "linear algebra",
  dtypes: ["f64", "f32"],
  params: [
    array("a", { doc: "The matrix.", shape: ["rows", "columns"] }),
    array("x", { doc: "The vector.", shape: ["columns"] }),
  ],
  output: { kind: "array", dtype: "T", shape: ["rows"], inPlace: [], doc: "One number for each row." },
  cost: ({ rows, columns }) => COST * rows! * columns! + 2 * rows!,
  flops: ({ rows, columns }) => 2 * rows! * columns!,
  complexity: "O(rows · columns)",
  reference: ({ arrays, dims }) => {
    const { rows, columns } = dims as { rows: number; columns: number };
    const products = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) products[i]! += arrays.a![i * columns + j]! * arrays.x![j]!;
    }
    return products;
  },
  ulp: 100,
  accuracy:
    "Each element within columns·u·Σ|aᵢⱼxⱼ|, as any order of summation has it. Engines with relaxed SIMD round product and sum together, others one by one: bits differ between the two, never between numbers of workers.",
  source: "GEMV of the BLAS (Dongarra and others 1988), row by row; eight or sixteen sums a row.",
  examples: [
    {
      args: [
        [
          [1, 2],
          [3, 4],
        ],
        [10, 100],
      ],
      result: [210, 430],
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
        args: [arrays.a!.ptr, arrays.x!.ptr, columns, out.ptr],
      },
    ];
  },
});
