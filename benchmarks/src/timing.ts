import type { Side } from "./pairs.js";

/** Reading the clock costs about 50 ns: shorter calls are timed in batches of at least this long. */
const MIN_BATCH_SECONDS = 50e-6;
/** What a call this long loses to cold caches and sleeping threads is lost in it: it is not run untimed before. */
const NEEDS_NO_WARM_UP = 0.05;

/** A side that runs in this process and awaits each call. */
export function asyncSide(call: () => PromiseLike<unknown>): Side {
  return inProcess(async (calls) => {
    const start = performance.now();
    for (let i = 0; i < calls; i += 1) await call();
    return (performance.now() - start) / 1000;
  });
}

/** A side that runs in this process and blocks it. */
export function syncSide(call: () => unknown): Side {
  return inProcess((calls) => {
    const start = performance.now();
    for (let i = 0; i < calls; i += 1) call();
    return (performance.now() - start) / 1000;
  });
}

/** `timeBatch` runs the call so many times and tells the seconds of all of them. */
function inProcess(timeBatch: (calls: number) => number | Promise<number>): Side {
  let batch = 0;
  let last = 0;
  return {
    async run(times) {
      if (batch === 0) {
        last = Math.min(await timeBatch(1), await timeBatch(1));
        batch = Math.max(1, Math.ceil(MIN_BATCH_SECONDS / last));
      } else if (last < NEEDS_NO_WARM_UP) await timeBatch(1);
      const seconds: number[] = [];
      for (let i = 0; i < Math.ceil(times / batch); i += 1) {
        last = (await timeBatch(batch)) / batch;
        seconds.push(last);
      }
      return seconds;
    },
  };
}
