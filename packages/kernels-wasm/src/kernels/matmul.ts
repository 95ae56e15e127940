import { itemSize } from "../dtypes.js";
import { array, defineKernel } from "../kernel.js";
import { chunkSize, type Phase, type PlanArray, type PlanContext, slotsOf } from "../plan.js";

// As in assembly/matmul.ts and assembly/_lib/micro-tile.ts.
const STACK = 48;
const DEPTH = 256;
/** Blocks that a product is cut into where it is large enough: sixteen times as many as common machines have cores. */
const BLOCKS = 32;
/** Up to so many rows of x, those of y are read as they lie, at least a page of each at a time. */
const FEW = 4;
const LINE = 4096;
/** Nanoseconds for an element of a matrix that is read once. */
const FLOW = 0.4;

/** An operand: where it lies, and bytes from one element to the next one below it, and beside it. */
type Side = readonly [ptr: number, down: number, across: number];

export default defineKernel({
  summary: "The matrix product of two arrays of two dimensions.",
  formula: "\\sum_{p} x_{ip}\\, y_{pj}",
  family: "linear algebra",
  dtypes: ["f64", "f32"],
  params: [
    array("x", { doc: "The left factor.", shape: ["rows", "inner"], strided: true }),
    array("y", { doc: "The right factor.", shape: ["inner", "columns"], strided: true }),
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
  notes: "Views are read as they lie: A·Bᵀ is matmul(a, b.transpose()), and nothing is copied for it.",
  plan: (context) => {
    const { x, y } = context.arrays;
    const [left, right] = [sideOf(x!), sideOf(y!)];
    return vectorPlan(context, left, right) ?? blockPlan(context, left, right);
  },
});

function sideOf({ ptr, strides, dtype }: PlanArray): Side {
  const size = itemSize(dtype);
  return [ptr, strides[0]! * size, strides[1]! * size];
}

function blockPlan({ name, dtype, dims, out, scratch }: PlanContext, left: Side, right: Side): Phase[] {
  const { rows, inner, columns } = dims as { rows: number; inner: number; columns: number };
  const size = itemSize(dtype);
  const panels = Math.ceil((columns * size) / 32);
  const packed = scratch(panels * inner * 32);

  const stacks = Math.ceil(rows / STACK);
  const tall = Math.ceil(stacks / 512);
  // Few rows are cut into columns, too, of 16 panels at least.
  const across = Math.max(1, Math.min(Math.ceil(BLOCKS / stacks), Math.floor(panels / 16)));
  const wide = Math.ceil(panels / across);
  const count = Math.ceil(stacks / tall) * Math.ceil(panels / wide);
  const stackBytes = STACK * Math.min(DEPTH, inner) * size + 6 * 32;
  const slot = slotsOf(scratch, count, stackBytes);
  return [
    {
      run: `${name}_pack_${dtype}`,
      count: panels,
      chunk: Math.min(16, chunkSize(panels, inner * 8)),
      args: [...right, inner, columns, packed],
    },
    {
      run: `${name}_blocks_${dtype}`,
      count,
      chunk: 1,
      args: [...left, packed, rows, inner, columns, tall, wide, out.ptr, slot],
    },
  ];
}

/** Without packing, which takes longer than the product where one side has few rows or is a column. */
function vectorPlan(context: PlanContext, left: Side, right: Side): Phase[] | undefined {
  const { rows, columns } = context.dims as { rows: number; columns: number };
  const size = itemSize(context.dtype);
  if (rows <= FEW && right[2] === size) return byRows(context, left, right, rows, columns);
  if (columns === 1 && left[1] === size) return byRows(context, turned(right), turned(left), 1, rows);
  if (columns === 1) return byDots(context, left, turned(right), rows);
  return rows === 1 ? byDots(context, turned(right), left, columns) : undefined;
}

const turned = ([ptr, down, across]: Side): Side => [ptr, across, down];

/** Of few rows and a matrix whose rows have no gaps. */
function byRows(
  { name, dtype, dims, out }: PlanContext,
  x: Side,
  y: Side,
  rows: number,
  width: number,
): Phase[] {
  const chunk = Math.max(LINE / itemSize(dtype), chunkSize(width, FLOW * dims.inner! * rows));
  const args = [...x, y[0], y[1], rows, dims.inner!, width, out.ptr];
  return [{ run: `${name}_rows_${dtype}`, count: width, chunk, args }];
}

/** Of each row of a matrix with one row, where neither has gaps. */
function byDots({ dtype, dims, out }: PlanContext, a: Side, x: Side, rows: number): Phase[] | undefined {
  const inner = dims.inner!;
  const size = itemSize(dtype);
  if (a[2] !== size || a[1] !== inner * size || x[2] !== size) return undefined;
  const chunk = chunkSize(rows, FLOW * inner + 2);
  return [{ run: `matvec_${dtype}`, count: rows, chunk, args: [a[0], x[0], inner, out.ptr] }];
}
