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

/** What a run took, and how many times faster than the first run it was. */
export interface Timing {
  readonly ms: number;
  readonly speedup: number;
}

/**
 * Times runs round by round, all of them by turns, and gives medians: of milliseconds, and of the ratios within a
 * round. What disturbs the machine for a while disturbs a whole round, and hardly its ratios.
 */
export async function measure(runs: readonly Run[], limits: RoundLimits): Promise<Timing[]> {
  const start = performance.now();
  const repeats: number[] = [];
  for (const run of runs) repeats.push(await calibrate(run));
  const rounds: number[][] = [];
  while (rounds.length < limits.maxRounds) {
    if (rounds.length >= limits.minRounds && performance.now() - start > limits.budgetMs) break;
    limits.onRound?.(rounds.length);
    const times: number[] = [];
    for (const [i, run] of runs.entries()) times.push((await timeRuns(run, repeats[i]!)) / repeats[i]!);
    rounds.push(times);
  }
  return runs.map((_, i) => ({
    ms: median(rounds.map((times) => times[i]!)),
    speedup: median(rounds.map((times) => times[0]! / times[i]!)),
  }));
}

/** The middle value, or the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
