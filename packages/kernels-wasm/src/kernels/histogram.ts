import { array, arrayOption, defineKernel, option } from "../kernel.js";
import { chunkSize, type Phase, type PlanContext, slotsOf } from "../plan.js";

const COST = 2;
/** Counters of a chunk besides those of bins, as in assembly/histogram.ts. */
const BELOW = 2;
const BEHIND = 3;

export default defineKernel({
  summary: "How many elements fall into each of some bins: of equal width, or between given edges.",
  formula:
    "\\#\\{ i : e_b \\le x_i < e_{b+1} \\},\\quad e_b = \\mathrm{min} + b\\,\\frac{\\mathrm{max} - \\mathrm{min}}{\\mathrm{bins}}",
  family: "order",
  dtypes: ["f64", "f32", "i32", "u32"],
  params: [
    array("x", { doc: "The elements." }),
    option("bins", { doc: "How many bins there are.", default: 10, integer: true, min: 1, max: 2 ** 24 }),
    option("min", { doc: "The first edge; by default the least finite element." }),
    option("max", { doc: "The last edge; by default the greatest finite element." }),
    arrayOption("edges", {
      doc: "All edges, in ascending order, in place of the other options.",
      dtype: "f64",
      shape: ["edges"],
    }),
  ],
  output: {
    kind: "array",
    dtype: "u32",
    shape: ({ edges }, { bins }) => [edges === undefined ? bins! : edges - 1],
    inPlace: [],
    doc: "The counts.",
  },
  cost: COST,
  complexity: "O(n + bins)",
  reference: ({ arrays, numbers }) => {
    if (arrays.edges) return countBetween(arrays.edges, arrays.x!);
    const counts = new Uint32Array(numbers.bins!);
    const finite = Array.from(arrays.x!).filter(Number.isFinite);
    let low = numbers.min ?? finite.reduce((a, b) => Math.min(a, b), Infinity);
    let high = numbers.max ?? finite.reduce((a, b) => Math.max(a, b), -Infinity);
    if (low > high) [low, high] = [0, 1];
    if (low === high) [low, high] = [low - 0.5, high + 0.5];
    const width = (high - low) / counts.length;
    const edge = (b: number) => (b === counts.length ? high : b * width + low);
    for (const x of finite) {
      if (x < low || x > high) continue;
      // A bin may have no width, and the quotient no value.
      let bin = Math.min(counts.length - 1, Math.floor((x - low) / width) || 0);
      while (bin > 0 && x < edge(bin)) bin--;
      while (bin < counts.length - 1 && x >= edge(bin + 1)) bin++;
      counts[bin]!++;
    }
    return counts;
  },
  ulp: 0,
  accuracy:
    "Exact: the edges are those of NumPy's linspace in double precision, and an element on an edge belongs to the bin above it, to the last bin on the last edge.",
  source: "numpy.histogram.",
  notes:
    "Elements outside the range are not counted, nor is NaN. Where NumPy refuses data with NaN or infinities unless a range is given, here the range is that of the finite elements; if all are equal it is one wide around them, and from 0 to 1 if there are none. NumPy has the edges of f32 data in f32, here they are f64.",
  examples: [
    { args: [[1, 2, 2, 3, 4]], options: { bins: 3 }, result: [1, 2, 2] },
    { args: [[0.1, 0.2, 0.7, 5]], options: { bins: 2, min: 0, max: 1 }, result: [2, 1] },
    { args: [[1, 5, 20, 100, 7]], options: { edges: [1, 10, 100] }, result: [3, 2] },
  ],
  check: ({ dims, numbers, values, refuse }) => {
    const { min, max } = numbers;
    if (dims.edges !== undefined) {
      const edges = values("edges");
      if (edges.length < 2) refuse("edges", "at least two edges", `${edges.length}`);
      // So that NaN is refused, too.
      for (let i = 0; i < edges.length; i++) {
        const last = i === 0 ? Number.NEGATIVE_INFINITY : edges[i - 1]!;
        if (!(edges[i]! >= last)) refuse("edges", "edges in ascending order", `${edges[i]} after ${last}`);
      }
      if (min !== undefined || max !== undefined) {
        refuse(min === undefined ? "max" : "min", "none beside edges", `${min ?? max}`);
      }
      return;
    }
    for (const [edge, value] of Object.entries({ min, max })) {
      if (value !== undefined && !Number.isFinite(value)) refuse(edge, "a finite number", `${value}`);
    }
    if (min! > max!) refuse("max", `a number of at least min (${min})`, `${max}`);
  },
  fit: ({ edges }) => {
    if (edges) Array.prototype.sort.call(edges, (a: number, b: number) => a - b);
  },
  plan: (context) => {
    const { name, dims, arrays, numbers, out, scratch } = context;
    const { x, dtype, widened } = inFloats(context);
    if (arrays.edges) return [...widened, ...between(context, x, dtype)];
    const { bins, min = Number.NaN, max = Number.NaN } = numbers as Record<string, number>;
    const count = dims.n!;
    // Counting in private and adding up must not cost more than the counting: few chunks where there are many bins.
    const chunk = Math.max(chunkSize(count, COST), Math.ceil(count / 64), 4 * bins!);
    const chunks = Math.ceil(count / chunk);
    const slot = slotsOf(scratch, chunks, 4 * (bins! + BELOW + BEHIND));
    const ranges = scratch(16 * chunks);
    const edges = scratch(48);
    const range = { run: `${name}_range_${dtype}`, count, chunk, args: [x, { base: ranges, stride: 16 }] };
    const searched = Number.isNaN(min) || Number.isNaN(max);
    // Where both edges are given, phase 2 uses nothing of the ranges.
    const args = [ranges, min, max, bins!, edges];
    return [
      ...widened,
      ...(searched ? [range] : []),
      { run: `${name}_edges_f64`, count: chunks, chunk: chunks, args },
      { run: `${name}_count_${dtype}`, count, chunk, args: [x, edges, bins!, slot] },
      {
        run: `${name}_merge_u32`,
        count: bins!,
        chunk: chunkSize(bins!, chunks),
        args: [slot.base + 4 * BELOW, chunks, slot.stride, out.ptr],
      },
    ];
  },
});

/** The elements as floats, which whole numbers are copied to. */
function inFloats({ name, dtype, dims, arrays, scratch }: PlanContext) {
  const { ptr } = arrays.x!;
  if (dtype === "f64" || dtype === "f32") return { x: ptr, dtype, widened: [] };
  const [count, x] = [dims.n!, scratch(8 * dims.n!)];
  const widened: Phase = { run: `${name}_widen_${dtype}`, count, chunk: chunkSize(count, 1), args: [ptr, x] };
  return { x, dtype: "f64", widened: [widened] };
}

/** The phases that count between edges, by binary search. */
function between({ name, dims, arrays, out, scratch }: PlanContext, x: number, dtype: string): Phase[] {
  const [count, bins] = [dims.n!, out.length];
  const chunk = Math.max(chunkSize(count, 4 * Math.log2(bins + 1)), Math.ceil(count / 64), 4 * bins);
  const chunks = Math.ceil(count / chunk);
  const stride = Math.ceil(bins / 32 + 1) * 128;
  const slots = scratch(chunks * stride);
  const edges = arrays.edges!.ptr;
  return [
    { run: `${name}_search_${dtype}`, count, chunk, args: [x, edges, bins, { base: slots, stride }] },
    {
      run: `${name}_merge_u32`,
      count: bins,
      chunk: chunkSize(bins, chunks),
      args: [slots, chunks, stride, out.ptr],
    },
  ];
}

/** How many numbers lie between each two edges; those on the last one in the last bin. */
function countBetween(edges: ArrayLike<number>, x: ArrayLike<number>): Uint32Array {
  const counts = new Uint32Array(edges.length - 1);
  const last = edges[counts.length]!;
  for (const value of Array.from(x)) {
    if (!(value >= edges[0]! && value <= last)) continue;
    let bin = counts.length - 1;
    while (bin > 0 && value < edges[bin]!) bin--;
    counts[bin]!++;
  }
  return counts;
}
