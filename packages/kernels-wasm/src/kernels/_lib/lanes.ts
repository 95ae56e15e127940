import type { Along } from "../../plan.js";

/** The places of each lane's elements, for reference functions along an axis. */
export function* alongLanes({ outer, length, inner }: Along): Generator<number[]> {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      yield Array.from({ length }, (_, k) => (o * length + k) * inner + i);
    }
  }
}
