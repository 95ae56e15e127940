import { elementsOf } from "../../array/elements.js";
import { itemSize } from "../../dtypes.js";
import type { ReferenceArgs } from "../../kernel.js";
import { arrayOption, axis, flag } from "../../params.js";
import { chunkSize, type Phase, type PlanContext, slotsOf } from "../../plan.js";

// As in assembly/_lib/along.ts.
const CELLS = 32;
const BESIDE = 256;
const SHORT = 32;
const WIDTH = 16;
const PITCH = 136;
const TYPES = ["f64", "f32", "i32", "u32", "u8"];
/** Chunks of columns have room of their own to work in: no more of them than this. */
const MAX_COLUMN_CHUNKS = 64;
const MOST_CUTS = 512;
/** Columns are not cut into less than this: merging cells is to be lost in it. */
const LEAST_ROWS = 256;

/** The options of every reduction along an axis. */
export const alongAxis = [
  axis("The axis to go along, counted from the end where negative; all elements unless given."),
  flag("keepDims", { doc: "Keep the axis, with size 1." }),
] as const;

/** The same, of chosen elements. */
export const alongAxisWhere = [
  ...alongAxis,
  arrayOption("where", {
    doc: "Which elements count: those where it is not 0. It is broadcast to the shape of x.",
    dtype: "u8",
  }),
] as const;

/** What a reduction may say of itself. */
interface Reduction {
  /** A number for its last step. */
  readonly param?: (context: PlanContext) => number;
  /** The result where a mask chooses nothing; 0 unless said otherwise. */
  readonly nothing?: number;
  /** What its phases' names begin with, where that is not its own. */
  readonly nameOf?: (context: PlanContext) => string;
  /** Whole numbers are taken as f64: there are no phases of their own for them. */
  readonly casts?: boolean;
}

/** How lanes are cut into segments, and the phase that computes their cells, or all there is where they are not cut. */
function segmentsOf(ns: number, options: Reduction, context: PlanContext) {
  const { param, nothing = 0, nameOf = ({ name }) => name, casts = false } = options;
  const { dtype, along, arrays, out, scratch, memory } = context;
  const { length, inner } = along;
  const lanes = along.outer * inner;
  // Long lanes are cut where there are too few of them for many workers.
  const wanted = chunkSize(length * lanes, ns);
  const isRow = inner === 1;
  const width = isRow ? 1 : Math.ceil(inner / Math.ceil(inner / BESIDE));
  const blocks = lanes / width;
  const longest = Math.max(wanted / width, (length * blocks) / MOST_CUTS, isRow ? 1 : LEAST_ROWS);
  const segments = blocks >= MAX_COLUMN_CHUNKS ? 1 : Math.max(1, Math.ceil(length / Math.ceil(longest)));
  const own = segments === 1 ? length : Math.ceil(longest);
  const units = lanes * segments;
  const size = itemSize(dtype);
  const cells = segments === 1 ? 0 : scratch(units * CELLS);
  const table = scratch(64);
  const mask = arrays.where?.ptr ?? 0;
  const cast = casts ? Math.max(0, TYPES.indexOf(dtype) - 1) : 0;
  const words = [lanes, length, inner, own, segments, size, TYPES.indexOf(out.dtype), cells];
  const isAlone = isRow && length >= SHORT && mask === 0 && cast === 0;
  const least = Math.ceil(units / (isAlone ? MOST_CUTS : MAX_COLUMN_CHUNKS));
  const each = Math.max(least, Math.round(wanted / own), 1);
  const chunk = Math.ceil(each / width) * width;
  const chunks = Math.ceil(units / chunk);
  const slot = isAlone
    ? { base: scratch(2 * CELLS * chunks), stride: 2 * CELLS }
    : slotsOf(scratch, chunks, (WIDTH + 1) * CELLS + WIDTH * PITCH * Math.max(size, 8));
  elementsOf("u32", memory).set(words, table / 4);
  elementsOf("f64", memory).set([param?.(context) ?? 0, nothing], table / 8 + 4);
  elementsOf("u32", memory).set([mask, cast], table / 4 + 12);
  const name = nameOf(context);
  const phase: Phase = {
    run: `${name}_${cast === 0 ? dtype : "f64"}`,
    count: units,
    chunk,
    args: [arrays.x!.ptr, out.ptr, table, slot],
  };
  return { name, phase, lanes, segments, table };
}

/** The plan of a reduction: `<name>_<dtype>` over segments of lanes, then `<name>_results_f64` where there are several. */
export function reductionPlan(ns: number, options: Reduction = {}) {
  return (context: PlanContext): Phase[] => {
    const { name, phase, lanes, segments, table } = segmentsOf(ns, options, context);
    if (segments === 1) return [phase];
    const chunk = chunkSize(lanes, 5 * segments);
    return [phase, { run: `${name}_results_f64`, count: lanes, chunk, args: [context.out.ptr, table] }];
  };
}

/**
 * The plan of a scan: where lanes are cut, the segments' cells as of the reduction `of`, and `<name>_carries_f64`, which adds
 * up what comes before each; then `<name>_<dtype>`. `nothing` is the first cell of no elements.
 */
export function scanPlan(ns: number, of: string, nothing: number) {
  return (context: PlanContext): Phase[] => {
    const { name, dtype } = context;
    const { phase, lanes, segments, table } = segmentsOf(ns, { nothing, nameOf: () => of }, context);
    const scan = { ...phase, run: `${name}_${dtype}` };
    if (segments === 1) return [scan];
    const chunk = chunkSize(lanes, 5 * segments);
    return [phase, { run: `${name}_carries_f64`, count: lanes, chunk, args: [table] }, scan];
  };
}

/** A reference that reduces each lane along the axis. */
export function laneByLane(
  reduce: (lane: number[], numbers: ReferenceArgs["numbers"]) => number,
): (args: ReferenceArgs) => ArrayLike<number> | number {
  return ({ arrays, along: { outer, length, inner }, numbers }) => {
    const { x, where } = arrays as { x: ArrayLike<number>; where?: ArrayLike<number> };
    const lanes = Array.from({ length: outer * inner }, (_, r) => {
      const first = Math.floor(r / inner) * length * inner + (r % inner);
      const lane: number[] = [];
      for (let at = first; at < first + length * inner; at += inner) {
        if (where === undefined || where[at] !== 0) lane.push(x[at]!);
      }
      return reduce(lane, numbers);
    });
    return numbers.axis === undefined ? lanes[0]! : lanes;
  };
}

/** A reference that goes through each lane along the axis; `start` gives what is done with the elements of one. */
export function throughLanes(start: () => (x: number) => number): (args: ReferenceArgs) => ArrayLike<number> {
  return ({ arrays, along: { outer, length, inner } }) => {
    const result = new Float64Array(outer * length * inner);
    for (let lane = 0; lane < outer * inner; lane++) {
      const first = Math.floor(lane / inner) * length * inner + (lane % inner);
      const next = start();
      for (let at = first; at < first + length * inner; at += inner) result[at] = next(arrays.x![at]!);
    }
    return result;
  };
}
