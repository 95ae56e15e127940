import { isDeepStrictEqual } from "node:util";

/** Times the same work done by one thread and by all cores, and prints both beside their ratio. Results must be equal. */
export async function compare<R>(
  what: string,
  serial: () => R | Promise<R>,
  parallel: () => R | Promise<R>,
): Promise<R> {
  // Once unmeasured, so that both are compiled and every worker is there.
  const expected = await serial();
  if (!isDeepStrictEqual(await parallel(), expected)) throw new Error(`${what}: the results differ.`);
  const alone = await time(serial);
  const together = await time(parallel);
  const ms = (value: number) => `${value.toPrecision(3)} ms`;
  console.log(
    `${what}: serial ${ms(alone)}, parallel ${ms(together)}, speedup ${(alone / together).toFixed(2)}×`,
  );
  return expected;
}

/** Milliseconds of the quickest of five runs: the one that was disturbed least. */
async function time(work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
