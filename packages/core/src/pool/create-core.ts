import { ship } from "../task/ship.js";
import type { Backend } from "../workers/backend.js";
import { InlineBackend, keepOriginal } from "../workers/inline.js";
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
  const core = new PoolCore(checked, {
    initializer: initializerOf(options, checked, site),
    backend: () => loadBackend(checked),
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

async function loadBackend({ backend, name, size, resourceLimits }: CheckedOptions): Promise<Backend> {
  if (backend === "inline") return new InlineBackend();
  if (backend === "process") {
    const { ProcessBackend } = await import("../workers/process.js");
    return new ProcessBackend(name, resourceLimits);
  }
  // Only now: a program that makes no pool does not pay for piscina.
  const { PiscinaBackend } = await import("../workers/piscina.js");
  return new PiscinaBackend(size, resourceLimits);
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
