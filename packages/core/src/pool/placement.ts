import type { Job } from "./job.js";
import type { Lane } from "./lane.js";

/** How much a lane may be given. */
export interface Limits {
  /** Jobs it should hold. */
  readonly depth: number;
  /** Jobs it may ever be given. */
  readonly maxTasks: number;
}

/** The lane that should get a job: of those with room the one that holds least. `batches` is what they are about to get. */
export function chooseLane(
  job: Job,
  lanes: readonly Lane[],
  batches: ReadonlyMap<Lane, readonly Job[]>,
  { depth, maxTasks }: Limits,
): Lane | undefined {
  let best: Lane | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const lane of lanes) {
    const batch = batches.get(lane);
    const coming = batch?.length ?? 0;
    const load = lane.held.length + coming;
    if (load >= least || Math.min(lane.room(depth), maxTasks - lane.accepted) <= coming) continue;
    // What is transferred cannot be taken back: it waits in the queue until a worker is idle, and goes alone.
    if ((job.transfer && load > 0) || batch?.[0]?.transfer) continue;
    best = lane;
    least = load;
  }
  return best;
}

/** For an idle lane: half of what waits in the fullest one, taken back from there. */
export function takeShare(lane: Lane, lanes: readonly Lane[], maxTasks: number): Job[] {
  if (!lane.isIdle || lane.accepted >= maxTasks) return [];
  const fullest = lanes.reduce((a, b) => (b.held.length > a.held.length ? b : a));
  const half = Math.ceil((fullest.held.length - 1) / 2);
  // What was taken back from this lane before keeps its slots until the worker has passed it over.
  return fullest.takeBack(Math.min(lane.room(half), maxTasks - lane.accepted));
}
