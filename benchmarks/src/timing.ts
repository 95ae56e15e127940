import type { Side } from "./pairs.js";

/** Reading the clock costs about 50 ns: shorter calls are timed in batches of at least this long. */
const MIN_BATCH_SECONDS = 50e-6;

/** A side that runs in this process and awaits each call. */
export function asyncSide(call: () => PromiseLike<unknown>): Side {
  let batch = 0;
  const timeBatch = async (calls: number): Promise<number> => {
    const start = performance.now();
    for (let i = 0; i < calls; i += 1) await call();
    return (performance.now() - start) / 1000;
  };
  return {
    async run(times) {
      if (batch === 0) batch = batchFor(await timeBatch(1), await timeBatch(1));
      else await timeBatch(1);
      const seconds: number[] = [];
      for (let i = 0; i < Math.ceil(times / batch); i += 1) seconds.push((await timeBatch(batch)) / batch);
      return seconds;
    },
  };
}

/** A side that runs in this process and blocks it. */
export function syncSide(call: () => unknown): Side {
  let batch = 0;
  const timeBatch = (calls: number): number => {
    const start = performance.now();
    for (let i = 0; i < calls; i += 1) call();
    return (performance.now() - start) / 1000;
  };
  return {
    async run(times) {
      if (batch === 0) batch = batchFor(timeBatch(1), timeBatch(1));
      else timeBatch(1);
      const seconds: number[] = [];
      for (let i = 0; i < Math.ceil(times / batch); i += 1) seconds.push(timeBatch(batch) / batch);
      return seconds;
    },
  };
}

function batchFor(first: number, second: number): number {
  return Math.max(1, Math.ceil(MIN_BATCH_SECONDS / Math.min(first, second)));
}
