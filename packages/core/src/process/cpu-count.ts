import { availableParallelism } from "node:os";

/** How many threads this process may run at once. */
export function cpuCount(): number {
  return availableParallelism();
}
