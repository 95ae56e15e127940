import { chunkCount, type KernelExports, runChunks } from "@parakern/kernels-wasm/engine";
import { TimeoutError } from "./errors.js";
import type { KernelCallOptions, KernelHost } from "./kernel-host.js";
import { BLOCKING_NS } from "./team/cost.js";
import type { Plan } from "./team/plan.js";

/**
 * Runs a call of a pool over turns of this thread's event loop. `check`, called in between, raises what ends it: the
 * pool's end, its signal's reason, or that its time is over.
 */
export async function overTurns(
  host: Pick<KernelHost, "enter">,
  name: string,
  { signal, timeout = Number.POSITIVE_INFINITY }: KernelCallOptions,
  run: (check: () => void) => Promise<void>,
): Promise<void> {
  let end: { readonly reason: unknown } | undefined;
  const stop = (reason: unknown) => {
    end = { reason };
  };
  const leave = host.enter({ isStalled: false, stop });
  const start = performance.now();
  const check = () => {
    if (end) throw end.reason;
    signal?.throwIfAborted();
    if (performance.now() - start > timeout) throw new TimeoutError(`kernel ${name}`, timeout);
  };
  try {
    await run(check);
  } finally {
    leave();
  }
}

/**
 * Runs a plan on this thread, in turns that keep it no longer than one call may. Whatever ends it between two chunks is
 * raised by `check`. @throws KernelTrapError
 */
export async function runInTurns(plan: Plan, exports: KernelExports, check: () => void): Promise<void> {
  let since = performance.now();
  for (const phase of plan) {
    for (let chunk = 0; chunk < chunkCount(phase); chunk++) {
      if ((performance.now() - since) * 1e6 > BLOCKING_NS) {
        await new Promise(setImmediate);
        check();
        since = performance.now();
      }
      runChunks(phase, chunk, chunk + 1, exports);
    }
  }
}
