import type { PoolCore } from "../../src/pool/core.js";

/** Closes what is behind a pool that was garbage-collected: its workers would stay as long as the page. */
const registry = new FinalizationRegistry<PoolCore>((core) => {
  if (core.isOver) return;
  if (core.hasWorkers)
    console.warn(`${core.options.name} was dropped without being closed. Use \`await using\`, or close().`);
  core.close();
});

/** Sees to a pool that nobody closes. */
export function watchUnclosed(pool: object, core: PoolCore): void {
  registry.register(pool, core);
}
