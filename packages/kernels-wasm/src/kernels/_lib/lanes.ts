import type { Along } from "../../plan.js";

/** The places of each lane's elements, for reference functions along an axis. */
export function* alongLanes({ outer, length, inner }: Along): Generator<number[]> {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      yield Array.from({ length }, (_, k) => (o * length + k) * inner + i);
    }
  }
}

/** Lanes in a chunk, at so many ns a lane: a function of the problem alone. */
export function laneChunk(lanes: number, ns: number): number {
  return Math.ceil(Math.max(lanes / 512, Math.min(lanes / 64, 40_000 / ns)));
}
