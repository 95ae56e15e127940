import type { PoolCore } from "./core.js";

let hasWarned = false;

/** Closes what is behind a pool that was garbage-collected: its workers would stay as long as the program. */
const registry = new FinalizationRegistry<PoolCore>((core) => {
  if (core.isOver) return;
  if (!hasWarned && core.hasWorkers) {
    hasWarned = true;
    process.emitWarning(
      `${core.options.name} was dropped without being closed. Use \`await using\`, or close().`,
      {
        code: "PARAKERN_UNCLOSED_POOL",
      },
    );
  }
  core.close();
});

/** Sees to a pool that nobody closes. */
export function watchUnclosed(pool: object, core: PoolCore): void {
  registry.register(pool, core);
}
