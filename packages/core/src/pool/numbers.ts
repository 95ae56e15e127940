import { PoolNumbers } from "../kernels.js";
import { threadsBeside } from "./beside.js";
import type { PoolCore } from "./core.js";

/** Makes the arrays and kernels of a pool; `makeThreads` makes the core of a pool of threads like it. */
export function createNumbers(core: PoolCore, pool: object, makeThreads: () => PoolCore): PoolNumbers {
  const isShared = core.options.backend !== "process";
  const host = {
    // Whoever has only the kernels has the pool: it is not dropped, and its workers stay.
    pool,
    name: core.options.name,
    memory: core.options,
    workforce: isShared ? core.scheduler : threadsBeside(core, makeThreads),
    assertOpen: () => core.assertOpen(),
    enter: core.enter.bind(core),
  };
  return new PoolNumbers(host);
}
