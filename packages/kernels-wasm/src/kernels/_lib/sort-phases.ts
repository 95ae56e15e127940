import { type DType, itemSize } from "../../dtypes.js";
import type { Phase, Plan, PlanContext, Slot } from "../../plan.js";
import { slotsOf } from "../../plan.js";

/** Bytes of counters, as in assembly/_lib/radix.ts. */
export const COUNTERS = 16384;
/** Below this many elements one thread does it all: 5.6 ns an element where buckets take 7.5, for less than 200 µs. */
export const SHORT = 32768;
/** Buckets in a chunk: they share its room, which stays in the cache. */
const GROUP = 4;
/** Bytes of the map from elements to buckets, as in assembly/_lib/cells.ts: a head and the bucket of each cell. */
const MAP = 32 + 4096;
/** Elements looked at for each bucket, as in assembly/_lib/sample.ts. */
const OVERSAMPLING = 32;
/** Bytes of counts of bytes, as in assembly/_lib/bytes.ts. */
const BYTE_COUNTS = 4096;

/** What sorting takes of a call. */
export interface Sorted {
  readonly dtype: DType;
  readonly count: number;
  readonly x: number;
  readonly scratch: PlanContext["scratch"];
}

/** A range parted into buckets of about the same size. */
export interface Buckets {
  /** They find for each element its bucket, and how many elements of each bucket there are in each chunk. */
  readonly phases: Plan;
  readonly buckets: number;
  /** The length of a chunk that has counts of its own. */
  readonly chunk: number;
  readonly bucketOf: number;
  readonly counts: Slot;
  /** Arguments of a phase that goes from counts to places, and where it writes those of the buckets. */
  readonly places: readonly number[];
  readonly starts: number;
  /** Elements that a bucket mostly has at most. */
  readonly room: number;
}

/** Parts a range of at least `SHORT` elements into buckets, by `sort`'s functions. */
export function partIntoBuckets({ dtype, count, x, scratch }: Sorted): Buckets {
  const levels = Math.min(8, Math.floor(Math.log2(count / 2048)));
  const buckets = 2 ** levels;
  const chunk = Math.ceil(count / 64 / 64) * 64;
  const chunks = Math.ceil(count / chunk);
  const map = scratch(MAP);
  const bucketOf = scratch(count);
  const counts = slotsOf(scratch, chunks, buckets * 4);
  const starts = scratch((buckets + 1) * 4);
  const sample = scratch(2 * OVERSAMPLING * buckets * itemSize(dtype));
  return {
    phases: [
      {
        run: `sort_sample_${dtype}`,
        count: 1,
        chunk: 1,
        args: [x, count, levels, sample, scratch(COUNTERS), map],
      },
      { run: `sort_classify_${dtype}`, count, chunk, args: [x, levels, map, bucketOf, counts] },
    ],
    buckets,
    chunk,
    bucketOf,
    counts,
    places: [chunks, counts.base, counts.stride, starts],
    starts,
    // Half as many again as a bucket should have.
    room: Math.ceil((1.5 * count) / buckets / 16) * 16,
  };
}

/** A phase over buckets, some to a chunk; each chunk has a slot of so many bytes. */
export function bucketPhase(
  run: string,
  buckets: number,
  slotBytes: number,
  scratch: PlanContext["scratch"],
  args: (slot: Slot) => Phase["args"],
): Phase {
  const slot = slotsOf(scratch, Math.ceil(buckets / GROUP), slotBytes);
  return { run, count: buckets, chunk: GROUP, args: args(slot) };
}

/** Sorts a range into `out`, which may be `x`. */
export function sortPhases(call: Sorted, out: number): Plan {
  const { dtype, count, x, scratch } = call;
  if (dtype === "u8") return sortBytes(call, out);
  if (count < SHORT) return [sortLanes(call, 1, count, 1, out, count)];
  const keys = scratch(count * itemSize(dtype));
  const { phases, buckets, chunk, bucketOf, counts, places, starts, room } = partIntoBuckets(call);
  return [
    ...phases,
    { run: "sort_places_u32", count: buckets, chunk: buckets, args: places },
    { run: `sort_scatter_${dtype}`, count, chunk, args: [x, bucketOf, keys, counts] },
    bucketPhase(`sort_buckets_${dtype}`, buckets, COUNTERS + room * itemSize(dtype), scratch, (slot) => [
      keys,
      starts,
      out,
      room,
      slot,
    ]),
  ];
}

function sortBytes({ count, x, scratch }: Sorted, out: number): Plan {
  const chunk = Math.ceil(Math.max(count / 32, 32768) / 64) * 64;
  const chunks = Math.ceil(count / chunk);
  const slot = slotsOf(scratch, chunks, BYTE_COUNTS);
  return [
    { run: "sort_count_u8", count, chunk, args: [x, slot] },
    { run: "sort_fill_u8", count, chunk, args: [slot.base, chunks, out] },
  ];
}

/** Sorts lanes one by one: each has `length` elements, `inner` apart. */
export function sortLanes(
  { dtype, x, scratch }: Sorted,
  lanes: number,
  length: number,
  inner: number,
  out: number,
  chunk: number,
): Phase {
  const slot = slotsOf(scratch, Math.ceil(lanes / chunk), COUNTERS + 2 * length * itemSize(dtype));
  return { run: `sort_lanes_${dtype}`, count: lanes, chunk, args: [x, length, inner, out, slot] };
}
