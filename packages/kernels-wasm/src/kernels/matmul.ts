import { itemSize } from "../dtypes.js";
import { array, defineKernel } from "../kernel.js";
import { chunkSize } from "../plan.js";

// As in assembly/matmul.ts and assembly/_lib/micro-tile.ts.
const STACK = 48;
const DEPTH = 256;
/** Blocks that a product is cut into where it is large enough: sixteen times as many as common machines have cores. */
const BLOCKS = 32;

export default defineKernel({
  summary: "The matrix product of two arrays of two dimensions.",
  formula: "\\sum_{p} x_{ip}\\, y_{pj}",
  family: "linear algebra",
  dtypes: ["f64", "f32"],
  params: [
    array("x", { doc: "The left factor.", shape: ["rows", "inner"] }),
    array("y", { doc: "The right factor.", shape: ["inner", "columns"] }),
  ],
  output: { kind: "array", dtype: "T", shape: ["rows", "columns"], inPlace: [], doc: "The product." },
  cost: ({ rows, inner, columns }) => 500 + 0.1 * rows! * inner! * columns! + 2 * inner! * columns!,
  flops: ({ rows, inner, columns }) => 2 * rows! * inner! * columns!,
  complexity: "O(rows · inner · columns)",
  reference: ({ arrays, dims }) => {
    const { rows, inner, columns } = dims as { rows: number; inner: number; columns: number };
    const product = new Float64Array(rows * columns);
    for (let i = 0; i < rows; i++) {
      for (let p = 0; p < inner; p++) {
        for (let j = 0; j < columns; j++) {
          product[i * columns + j]! += arrays.x![i * inner + p]! * arrays.y![p * columns + j]!;
        }
      }
    }
    return product;
  },
  ulp: 100,
  accuracy:
    "Each element within inner·u·Σ|xᵢₚyₚⱼ|, as any order of summation has it. Engines with relaxed SIMD round product and sum together, others one by one: bits differ between the two, never between numbers of workers.",
  source:
    "Goto and van de Geijn, Anatomy of high-performance matrix multiplication (2008): packed panels around a micro-tile held in registers: with relaxed SIMD of 6 × 8 (f32) or 6 × 4 (f64) elements, otherwise of 4 × 8 or 4 × 4.",
  examples: [
    {
      args: [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
      ],
      result: [
        [19, 22],
        [43, 50],
      ],
    },
  ],
  plan: ({ name, dtype, dims, arrays, out, scratch }) => {
    const { rows, inner, columns } = dims as { rows: number; inner: number; columns: number };
    const size = itemSize(dtype);
    const panels = Math.ceil((columns * size) / 32);
    const packed = scratch(panels * inner * 32);
    const pack = { run: `${name}_pack_${dtype}`, count: panels };
    const packArgs = [arrays.y!.ptr, inner, columns, packed];

    const stacks = Math.ceil(rows / STACK);
    const tall = Math.ceil(stacks / 512);
    // Few rows are cut into columns, too, of 16 panels at least.
    const across = Math.max(1, Math.min(Math.ceil(BLOCKS / stacks), Math.floor(panels / 16)));
    const wide = Math.ceil(panels / across);
    const count = Math.ceil(stacks / tall) * Math.ceil(panels / wide);
    const stackBytes = STACK * Math.min(DEPTH, inner) * size + 6 * 32;
    const slot = { base: scratch(count * stackBytes), stride: stackBytes };
    const args = [arrays.x!.ptr, packed, rows, inner, columns, tall, wide, out.ptr, slot];
    return [
      { ...pack, chunk: Math.min(16, chunkSize(panels, inner * 8)), args: packArgs },
      { run: `${name}_blocks_${dtype}`, count, chunk: 1, args },
    ];
  },
});
