import { itemSize } from "../../dtypes.js";
import type { Phase, Plan } from "../../plan.js";
import { slotsOf } from "../../plan.js";
import { bucketPhase, COUNTERS, partIntoBuckets, SHORT, type Sorted } from "./sort-phases.js";

/** What part of an order is wanted. */
export interface Wanted {
  /** The places of so many elements, the first ones. */
  readonly limit: number;
  readonly descending: boolean;
}

/** Writes the indices that sort a range to `out`, in u32; equal elements keep their order. */
export function argsortPhases(call: Sorted, { limit, descending }: Wanted, out: number): Plan {
  const { dtype, count, x, scratch } = call;
  if (count < SHORT) return [argsortLanes(call, 1, count, 1, { limit, descending }, out, 1)];
  const size = itemSize(dtype);
  const mask = descending ? -1 : 0;
  const keys = scratch(count * size);
  const ids = scratch(count * 4);
  const spare = scratch(count * 16);
  const { phases, buckets, chunk, bucketOf, counts, places, starts, room } = partIntoBuckets(call);
  return [
    ...phases,
    { run: "argsort_places_u32", count: buckets, chunk: buckets, args: [...places, limit, mask] },
    { run: `argsort_scatter_${dtype}`, count, chunk, args: [x, bucketOf, keys, ids, mask, counts] },
    bucketPhase(
      `argsort_buckets_${size === 8 ? "f64" : "u32"}`,
      buckets,
      COUNTERS + room * 16,
      scratch,
      (slot) => [keys, ids, starts, limit, out, room, spare, slot],
    ),
  ];
}

/** Orders lanes one by one: each has `length` elements, `inner` apart. */
export function argsortLanes(
  { dtype, x, scratch }: Sorted,
  lanes: number,
  length: number,
  inner: number,
  { limit, descending }: Wanted,
  out: number,
  chunk: number,
): Phase {
  const slot = slotsOf(scratch, Math.ceil(lanes / chunk), COUNTERS + length * (16 + itemSize(dtype)));
  const args = [x, length, inner, limit, descending ? -1 : 0, out, slot];
  return { run: `argsort_lanes_${dtype}`, count: lanes, chunk, args };
}
