import { type DType, itemSize } from "../../dtypes.js";
import type { ReferenceArgs } from "../../kernel.js";
import { array } from "../../params.js";
import type { Phase, PlanContext } from "../../plan.js";
import { slotsOf } from "../../plan.js";

/** Bytes of two tiles, as in assembly/_lib/tiles.ts. */
export const SLOT = 256;
/** Blocks that a matrix is cut into where it is large enough. */
const BLOCKS = 64;

/** The parameters of every distance. */
export const pairwiseParams = [
  array("x", { doc: "Points, one a row.", shape: ["points", "dimensions"] }),
  array("y", { doc: "The points they are measured from, one a row.", shape: ["others", "dimensions"] }),
] as const;

/** The result of every distance. */
export const pairwiseOutput = {
  kind: "array",
  dtype: "T",
  shape: ["points", "others"],
  inPlace: [],
  doc: "In row i and column j the distance of point i of x from point j of y.",
} as const;

/** Nanoseconds for a call, of a distance that takes so many for each component. */
export function pairwiseCost(ns: number) {
  return ({ points, others, dimensions }: ReferenceArgs["dims"]) =>
    500 + points! * others! * (0.5 + ns * dimensions!) + 2 * others! * dimensions!;
}

/** The rows of an array, packed for tiles, and the phase that packs them. */
export function packed(ptr: number, rows: number, { dtype, dims, scratch }: PlanContext) {
  const deep = dims.dimensions!;
  const panels = Math.ceil((rows * itemSize(dtype)) / 32);
  const at = scratch(panels * deep * 32);
  const run = `euclidean_pack_${dtype}`;
  const phase: Phase = { run, count: panels, chunk: chunkOf(panels, 8 * deep), args: [ptr, rows, deep, at] };
  return { at, phase, panels };
}

/** Rows in a chunk that takes long enough. */
export function chunkOf(rows: number, ns: number): number {
  return Math.max(Math.ceil(rows / 512), Math.ceil(40_000 / ns));
}

/** The plan of a distance whose export is `<metric>_<dtype>`, at so many ns for each component. */
export function pairwisePlan(context: PlanContext, ns: number, metric: string, extra = 0): Phase[] {
  const { dtype, dims, arrays, out, scratch } = context;
  const { points, others, dimensions } = dims as { points: number; others: number; dimensions: number };
  const { at, phase, panels } = packed(arrays.y!.ptr, others, context);
  const tall = Math.min(64, Math.ceil(points / 4) * 4);
  const high = Math.ceil(points / tall);
  // Long rows are cut into pieces of whole panels, and small problems into as many as pay.
  const least = Math.ceil(40_000 / (tall * 32 * ns * dimensions));
  const pieces = Math.max(1, Math.min(Math.ceil(BLOCKS / high), Math.floor(panels / least)));
  const wide = (Math.ceil(panels / pieces) * 32) / itemSize(dtype);
  const count = high * Math.ceil(others / wide);
  const chunk = Math.ceil(count / 512);
  const slot = slotsOf(scratch, Math.ceil(count / chunk), SLOT);
  const sizes = [points, others, dimensions, tall, wide];
  const args = [arrays.x!.ptr, at, ...sizes, out.ptr, slot, extra];
  return [phase, { run: `${metric}_${dtype}`, count, chunk, args }];
}

/** Rounds as arithmetic of a dtype does. */
export function rounderOf(dtype: DType): (x: number) => number {
  return dtype === "f32" ? Math.fround : (x) => x;
}

/** A reference that calls `distance` with each pair of points, and how arithmetic rounds. */
export function pairByPair(
  distance: (
    x: readonly number[],
    y: readonly number[],
    round: (x: number) => number,
    numbers: ReferenceArgs["numbers"],
  ) => number,
): (args: ReferenceArgs) => ArrayLike<number> {
  return ({ arrays, dims, dtype, numbers }) => {
    const rows = (name: string, count: number) =>
      Array.from({ length: count }, (_, i) =>
        Array.from({ length: dims.dimensions! }, (_, p) => arrays[name]![i * dims.dimensions! + p]!),
      );
    const others = rows("y", dims.others!);
    return rows("x", dims.points!).flatMap((x) =>
      others.map((y) => (x.length === 0 ? 0 : distance(x, y, rounderOf(dtype), numbers))),
    );
  };
}

/** The sum of what `term` makes of each component. */
export function sumOver(x: readonly number[], term: (x: number, i: number) => number): number {
  return x.reduce((sum, value, i) => sum + term(value, i), 0);
}
