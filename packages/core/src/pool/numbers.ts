import { PoolNumbers } from "../kernels.js";
import type { PoolCore } from "./core.js";

/** Makes the arrays and kernels of a pool. */
export function createNumbers(core: PoolCore): PoolNumbers {
  return new PoolNumbers({
    name: core.options.name,
    workforce: core.scheduler,
    assertOpen: () => core.assertOpen(),
    enter: (source) => core.enter(source),
  });
}
