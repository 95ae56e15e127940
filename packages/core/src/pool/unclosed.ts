import type { PoolCore } from "./core.js";

/** A program that ends within this time was about to end: nothing was kept for longer than it should be. */
const GRACE_MS = 1000;

let hasWarned = false;

/** Closes what is behind a pool that was garbage-collected: its workers would stay as long as the program. */
const registry = new FinalizationRegistry<PoolCore>((core) => {
  if (core.isOver) return;
  if (!hasWarned && core.hasWorkers) {
    hasWarned = true;
    setTimeout(warn, GRACE_MS, core.options.name).unref();
  }
  core.close();
});

/** Sees to a pool that nobody closes. */
export function watchUnclosed(pool: object, core: PoolCore): void {
  registry.register(pool, core);
}

function warn(name: string): void {
  process.emitWarning(`${name} was dropped without being closed. Use \`await using\`, or close().`, {
    code: "PARAKERN_UNCLOSED_POOL",
  });
}
