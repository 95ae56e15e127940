import { type DType, itemSize } from "../dtypes.js";
import { array, defineKernel } from "../kernel.js";

// As in assembly/transpose.ts.
const TALL = 128;
const WIDE = 512;

/** Nanoseconds for one element. */
const COST = 1.2;

/** What is moved is bytes: the code for one type serves every type of its size. */
const MOVED_AS: Readonly<Record<number, DType>> = { 8: "f64", 4: "f32", 1: "u8" };

export default defineKernel({
  summary: "The transpose of a matrix, in memory of its own: rows become columns.",
  formula: "x_{ji}",
  family: "linear algebra",
  dtypes: ["f64", "f32", "i32", "u32", "u8"],
  params: [array("x", { doc: "The matrix.", shape: ["rows", "columns"] })],
  output: { kind: "array", dtype: "T", shape: ["columns", "rows"], inPlace: [], doc: "The transpose." },
  cost: ({ rows, columns }) => COST * rows! * columns! + 100,
  complexity: "O(rows · columns)",
  reference: ({ arrays, dims }) => {
    const { rows, columns } = dims as { rows: number; columns: number };
    return Array.from(
      { length: rows * columns },
      (_, k) => arrays.x![(k % rows) * columns + Math.trunc(k / rows)]!,
    );
  },
  ulp: 0,
  accuracy: "Exact.",
  notes: "To look at an array the other way round without moving anything, see the views of NDArray.",
  examples: [
    {
      args: [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
      result: [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    },
  ],
  plan: ({ name, dtype, dims, arrays, out }) => {
    const { rows, columns } = dims as { rows: number; columns: number };
    return [
      {
        run: `${name}_${MOVED_AS[itemSize(dtype)]}`,
        count: Math.ceil(rows / TALL) * Math.ceil(columns / WIDE),
        chunk: 1,
        args: [arrays.x!.ptr, rows, columns, out.ptr],
      },
    ];
  },
});
