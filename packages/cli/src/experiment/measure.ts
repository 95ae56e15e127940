/** Something to time, over and over. */
export type Run = () => unknown;

/** A sample is at least this long: the clock and the engine's tiers disturb shorter ones. */
const SAMPLE_MS = 4;
const MAX_REPEATS = 100_000;

/** Milliseconds that `repeats` runs take together. A promise is waited for; where there is none, nothing is. */
async function timeRuns(run: Run, repeats: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < repeats; i++) {
    const pending = run();
    if (pending instanceof Promise) await pending;
  }
  return performance.now() - start;
}

/** Runs that make a sample long enough. It warms up on the way. */
export async function calibrate(run: Run): Promise<number> {
  for (let repeats = 1; repeats < MAX_REPEATS; repeats *= 4) {
    if ((await timeRuns(run, repeats)) >= SAMPLE_MS) return repeats;
  }
  return MAX_REPEATS;
}

/** When to stop. */
export interface RoundLimits {
  readonly minRounds: number;
  readonly maxRounds: number;
  /** No further round begins after this. */
  readonly budgetMs: number;
  readonly onRound?: (round: number) => void;
}

/** Median milliseconds of each run. Round by round all of them take turns, so that what disturbs disturbs them all. */
export async function measure(runs: readonly Run[], limits: RoundLimits): Promise<number[]> {
  const start = performance.now();
  const repeats: number[] = [];
  for (const run of runs) repeats.push(await calibrate(run));
  const samples = runs.map((): number[] => []);
  for (let round = 0; round < limits.maxRounds; round++) {
    if (round >= limits.minRounds && performance.now() - start > limits.budgetMs) break;
    limits.onRound?.(round);
    for (const [i, run] of runs.entries()) samples[i]!.push((await timeRuns(run, repeats[i]!)) / repeats[i]!);
  }
  return samples.map(median);
}

/** The middle value, or the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
