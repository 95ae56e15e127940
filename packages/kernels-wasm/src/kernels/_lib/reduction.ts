import { elementsOf } from "../../array/elements.js";
import { itemSize } from "../../dtypes.js";
import type { ReferenceArgs } from "../../kernel.js";
import { axis, flag } from "../../params.js";
import { chunkSize, type Phase, type PlanContext } from "../../plan.js";

// As in assembly/_lib/along.ts.
const CELLS = 32;
const WIDTH = 16;
const PITCH = 136;
const TYPES = ["f64", "f32", "i32", "u32", "u8"];
/** Chunks of columns have room of their own to work in: no more of them than this. */
const MAX_COLUMN_CHUNKS = 64;

/** The options of every reduction along an axis. */
export const alongAxis = [
  axis("The axis to go along, counted from the end where negative; all elements unless given."),
  flag("keepDims", { doc: "Keep the axis, with size 1." }),
] as const;

/** The plan of a reduction: `<name>_<dtype>` over segments of results, then `<name>_results_f64` where there are several. */
export function reductionPlan(
  ns: number,
  paramOf: (context: PlanContext) => number = () => 0,
  nameOf: (context: PlanContext) => string = ({ name }) => name,
) {
  return (context: PlanContext): Phase[] => {
    const name = nameOf(context);
    const { dtype, along, arrays, out, scratch } = context;
    const { length, inner } = along;
    const results = along.outer * inner;
    // Long lanes are cut where there are too few of them for many workers.
    const wanted = chunkSize(length * results, ns);
    const segment = Math.min(length, Math.max(wanted, Math.ceil((length * results) / 512)));
    const segments = results >= MAX_COLUMN_CHUNKS ? 1 : Math.ceil(length / segment);
    const own = segments === 1 ? length : segment;
    const units = results * segments;
    const size = itemSize(dtype);
    const cells = segments === 1 ? 0 : scratch(units * CELLS);
    const table = scratch(48);
    const type = TYPES.indexOf(out.dtype);
    const words = [results, length, inner, own, segments, size, type, cells];
    const least = Math.ceil(units / (inner === 1 ? 512 : MAX_COLUMN_CHUNKS));
    const each = Math.max(least, Math.round(wanted / own), 1);
    const chunk = inner === 1 ? each : Math.ceil(each / WIDTH) * WIDTH;
    const stride = inner === 1 ? 2 * CELLS : (WIDTH + 1) * CELLS + WIDTH * PITCH * size;
    const slot = { base: scratch(Math.ceil(units / chunk) * stride), stride };
    const { memory } = context;
    elementsOf("u32", memory).set(words, table / 4);
    elementsOf("f64", memory)[(table + 32) / 8] = paramOf(context);
    const first = {
      run: `${name}_${dtype}`,
      count: units,
      chunk,
      args: [arrays.x!.ptr, out.ptr, table, slot],
    };
    if (segments === 1) return [first];
    return [first, { run: `${name}_results_f64`, count: results, chunk: results, args: [out.ptr, table] }];
  };
}

/** A reference that reduces each lane along the axis. */
export function laneByLane(
  reduce: (lane: number[], numbers: ReferenceArgs["numbers"]) => number,
): (args: ReferenceArgs) => ArrayLike<number> | number {
  return ({ arrays, along: { outer, length, inner }, numbers }) => {
    const x = arrays.x!;
    const lanes = Array.from({ length: outer * inner }, (_, r) => {
      const first = Math.floor(r / inner) * length * inner + (r % inner);
      return reduce(
        Array.from({ length }, (_, k) => x[first + k * inner]!),
        numbers,
      );
    });
    return numbers.axis === undefined ? lanes[0]! : lanes;
  };
}
