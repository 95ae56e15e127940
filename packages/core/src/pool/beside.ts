import type { PoolNumbers } from "../kernels.js";
import type { Claimant } from "./claim.js";
import type { PoolCore } from "./core.js";

/** Makes the core of a pool of threads. */
export type MakeThreads = () => PoolCore;

/**
 * Threads beside a pool of processes, for its kernels: WebAssembly memory cannot be shared between processes. They are
 * made for the first kernel call that is worth them, as many as the pool has workers, and end with the pool.
 */
export function threadsBeside(core: PoolCore, make: MakeThreads): Workforce {
  let threads: PoolCore | undefined;
  const started = (): PoolCore => {
    if (threads) return threads;
    const made = make();
    threads = made;
    void core.over.then(() => made.terminate());
    return made;
  };
  return {
    kind: "thread",
    size: core.size,
    summon: () => started().scheduler.summon(),
    claim(claimant: Claimant) {
      const own = started();
      const { scheduler } = own;
      // A call on the threads is one of the pool, whose end waits for it or ends it.
      const leave = core.enter({ isStalled: false, stop: (reason) => void own.terminate(reason) });
      const claim = scheduler.claim(claimant);
      return {
        release: () => {
          claim.release();
          leave();
        },
      };
    },
    giveBack: (worker) => threads?.scheduler.giveBack(worker),
  };
}

type Workforce = ConstructorParameters<typeof PoolNumbers>[0]["workforce"];
