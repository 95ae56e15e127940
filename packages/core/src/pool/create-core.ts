import { ship, underCheck } from "../task/ship.js";
import { loadBackend } from "../workers/load-backend.js";
import { keepOriginal } from "../workers/originals.js";
import type { CallSite } from "./call-site.js";
import { PoolCore } from "./core.js";
import type { Initializer } from "./initializer.js";
import { onAbort } from "./on-abort.js";
import { type CheckedOptions, checkOptions, type PoolOptions } from "./options.js";

/** Makes what is behind a pool. Its workers are started when the caller's own code has had its turn, or a task needs them. */
export function createCore(options: PoolOptions, site: CallSite): PoolCore {
  const checked = checkOptions(options);
  const { signal } = checked;
  signal?.throwIfAborted();
  const initializer = initializerOf(options, checked, site);
  const core = new PoolCore(checked, {
    initializer,
    backend: async () => {
      if (initializer) await underCheck(initializer.task);
      return loadBackend(checked);
    },
  });
  if (signal) {
    const unhear = onAbort(signal, () => void core.terminate(signal.reason));
    void core.over.then(unhear);
  }
  setImmediate(() => core.warm()).unref();
  return core;
}

/** Makes the core of a pool of threads as large as another pool, to work beside it. */
export function createThreads({ options: { name, size, resourceLimits } }: PoolCore): PoolCore {
  const checked = checkOptions({ name, size, ...(resourceLimits && { resourceLimits }) });
  return new PoolCore(checked, { initializer: undefined, backend: () => loadBackend(checked) });
}

function initializerOf(
  options: PoolOptions,
  { backend, baseUrl }: CheckedOptions,
  callSite: CallSite,
): Initializer | undefined {
  const { initializer, initargs: args = [] } = options;
  if (initializer === undefined) return undefined;
  const task = ship(initializer, { baseUrl });
  if (backend === "inline") keepOriginal(task, initializer);
  return { task, args, callSite };
}
