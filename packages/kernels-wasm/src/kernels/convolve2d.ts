import { itemSize } from "../dtypes.js";
import { array, choice, defineKernel } from "../kernel.js";
import type { Dims, Numbers } from "../output.js";
import { type Window, windowOf } from "./_lib/window.js";

/** Nanoseconds for one product. */
const COST = 0.12;

export default defineKernel({
  summary: "The convolution of two matrices: an image filtered by a kernel of weights.",
  formula: "\\sum_{u,v} y_{uv}\\, x_{i-u,\\,j-v}",
  family: "signal",
  dtypes: ["f64", "f32"],
  params: [
    array("x", { doc: "The matrix.", shape: ["rows", "columns"] }),
    array("y", { doc: "The weights.", shape: ["kernelRows", "kernelColumns"] }),
    choice("mode", {
      doc: "full: all sums that any element takes part in; same: as many as x has, from the middle; valid: those that ask for nothing beyond the edges of x, none where y is larger.",
      values: ["full", "same", "valid"],
    }),
    choice("boundary", {
      doc: "What is beyond the edges: fill, zeros; wrap, x again; symm, x mirrored, its edge twice.",
      values: ["fill", "wrap", "symm"],
    }),
  ],
  output: {
    kind: "array",
    dtype: "T",
    shape: ({ rows, columns, kernelRows, kernelColumns }, { mode }) => [
      windowOf(rows!, kernelRows!, mode!).length,
      windowOf(columns!, kernelColumns!, mode!).length,
    ],
    inPlace: [],
    doc: "The sums.",
  },
  cost: (dims, numbers) => {
    const { weights, high, wide } = rolesOf(dims, numbers);
    return 1000 + high.length * wide.length * (1 + COST * weights.rows * weights.columns);
  },
  flops: ({ rows, columns, kernelRows, kernelColumns }) =>
    2 * rows! * columns! * kernelRows! * kernelColumns!,
  complexity: "O(sums · weights)",
  reference: ({ arrays, dims, numbers }) => {
    const { over, weights, high, wide } = rolesOf(dims, numbers);
    const [elements, factors] = [arrays[over.name]!, arrays[weights.name]!];
    const result: number[] = [];
    for (let i = 0; i < high.length; i++) {
      for (let j = 0; j < wide.length; j++) {
        let sum = 0;
        for (let u = 0; u < weights.rows; u++) {
          const row = placeOf(i + high.skipped - u, over.rows, numbers.boundary!);
          for (let v = 0; v < weights.columns; v++) {
            const column = placeOf(j + wide.skipped - v, over.columns, numbers.boundary!);
            const element = row < 0 || column < 0 ? 0 : elements[row * over.columns + column]!;
            sum += factors[u * weights.columns + v]! * element;
          }
        }
        result.push(sum);
      }
    }
    return result;
  },
  ulp: 50,
  // Sums of opposite infinities, or that overflow on the way, depend on the order of their terms.
  scale: ({ arrays, dims, numbers }) => {
    const { weights } = rolesOf(dims, numbers);
    return weights.rows * weights.columns * largest(arrays.x!) * largest(arrays.y!);
  },
  accuracy:
    "Each sum of k products within k·u·Σ|xᵢⱼyᵤᵥ|, as any order of summation has it. Engines with relaxed SIMD round product and sum together, others one by one: bits differ between the two, never between numbers of workers.",
  source: "By the definition, on a copy of x with what lies beyond its edges; scipy.signal.convolve2d.",
  notes:
    "With few weights this is the way; where there are thousands, a product of spectra is quicker. Weights are turned round, as convolution has it: for correlation, turn them before. Zeros outside are numbers like others: times NaN or ∞ in the smaller of the two matrices they are NaN. Without an element in one of the matrices the result has no rows or no columns.",
  examples: [
    {
      args: [
        [
          [1, 2],
          [3, 4],
        ],
        [[1, 1]],
      ],
      result: [
        [1, 3, 2],
        [3, 7, 4],
      ],
    },
    {
      args: [
        [
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ],
        [
          [0, 1, 0],
          [1, -4, 1],
          [0, 1, 0],
        ],
      ],
      options: { mode: "same", boundary: "symm" },
      result: [
        [4, 3, 2],
        [1, 0, -1],
        [-2, -3, -4],
      ],
    },
  ],
  plan: ({ name, dtype, dims, numbers, arrays, out, scratch }) => {
    const { over, weights, high, wide } = rolesOf(dims, numbers);
    if (high.length * wide.length === 0) return [];
    const before = ({ skipped }: Window, size: number) => size - 1 - skipped;
    const lanes = 16 / itemSize(dtype);
    const width = Math.ceil(wide.length / lanes) * lanes + weights.columns - 1;
    const count = high.length + weights.rows - 1;
    const padded = scratch(count * width * itemSize(dtype));
    const chunk = (items: number, ns: number) => Math.max(Math.ceil(items / 512), Math.ceil(40_000 / ns));
    const edges = [before(high, weights.rows), before(wide, weights.columns)];
    return [
      {
        run: `${name}_pad_${dtype}`,
        count,
        chunk: chunk(count, width),
        args: [arrays[over.name]!.ptr, over.rows, over.columns, ...edges, width, numbers.boundary!, padded],
      },
      {
        run: `${name}_${dtype}`,
        count: high.length,
        chunk: chunk(high.length, wide.length * (1 + COST * weights.rows * weights.columns)),
        args: [padded, width, arrays[weights.name]!.ptr, weights.rows, weights.columns, wide.length, out.ptr],
      },
    ];
  },
});

/** The size of the largest finite element. */
function largest(elements: ArrayLike<number>): number {
  return Array.from(elements).reduce(
    (most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most),
    0,
  );
}

/** Which matrix moves over which, and the sums that are wanted. Among zeros the smaller one moves. */
function rolesOf(dims: Dims, { mode, boundary }: Numbers) {
  const { rows, columns, kernelRows, kernelColumns } = dims as Record<string, number>;
  const x = { name: "x", rows: rows!, columns: columns! };
  const y = { name: "y", rows: kernelRows!, columns: kernelColumns! };
  const swaps = boundary === 0 && y.rows * y.columns > x.rows * x.columns;
  return {
    over: swaps ? y : x,
    weights: swaps ? x : y,
    high: windowOf(x.rows, y.rows, mode!),
    wide: windowOf(x.columns, y.columns, mode!),
  };
}

/** Which of n elements stands at place i: none (-1), the one that comes round, or the mirrored one. */
function placeOf(i: number, n: number, boundary: number): number {
  if (i >= 0 && i < n) return i;
  if (boundary === 0) return -1;
  const period = boundary === 1 ? n : 2 * n;
  const inside = ((i % period) + period) % period;
  return inside < n ? inside : period - 1 - inside;
}
