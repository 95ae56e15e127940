import type { Process } from "./process.js";

const alive = new Set<Process>();
let isHooked = false;

/** The children of this thread that have been started and have not ended. */
export function activeChildren(): Process[] {
  return [...alive];
}

/** Counts a child that was started as alive until it has ended. */
export function enlist(child: Process): void {
  alive.add(child);
  const strike = (): void => void alive.delete(child);
  void child.sentinel.then(strike);
  if (isHooked) return;
  isHooked = true;
  // The others are waited for: they keep the event loop alive.
  process.on("exit", () => {
    for (const each of alive) if (each.daemon) each.terminate();
  });
}
