import { PoolNumbers } from "../kernels.js";
import type { PoolCore } from "./core.js";

/** Makes the arrays and kernels of a pool. */
export function createNumbers(core: PoolCore, pool: object): PoolNumbers {
  const host = {
    // Whoever has only the kernels has the pool: it is not dropped, and its workers stay.
    pool,
    name: core.options.name,
    workforce: core.scheduler,
    assertOpen: () => core.assertOpen(),
    enter: core.enter.bind(core),
  };
  return new PoolNumbers(host);
}
