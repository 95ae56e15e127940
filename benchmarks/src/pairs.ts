import { setTimeout as pause } from "node:timers/promises";
import { median, type Spread, spread } from "./statistics.js";

/** One side of a comparison: runs its work `times` over and tells the seconds of each, the first run left out. */
export interface Side {
  run(times: number): Promise<readonly number[]>;
}

export interface PairOptions {
  readonly rounds: number;
  /** How long one side of one round should take. */
  readonly budgetMs: number;
}

/** Seconds a call takes on both sides, and the ratio of the two, round by round. */
export interface Paired {
  readonly ours: number;
  readonly peer: number;
  /** `ours ÷ peer` of each round. */
  readonly ratio: Spread;
  /** The seconds of each round. */
  readonly rounds: readonly { readonly ours: number; readonly peer: number }[];
}

const MAX_TIMES = 2000;
/** OpenBLAS and OpenMP threads spin this long after their work, and would take a core from the other side. */
const SETTLE_MS = 40;

/** Interleaves both sides, round by round and in turns first, so that whatever slows the machine slows both. */
export async function pairs(ours: Side, peer: Side, options: PairOptions): Promise<Paired> {
  const times = { ours: await calibrate(ours, options), peer: await calibrate(peer, options) };
  const seen = { ours: [] as number[], peer: [] as number[] };
  for (let round = 0; round < options.rounds; round += 1) {
    const order = round % 2 === 0 ? (["ours", "peer"] as const) : (["peer", "ours"] as const);
    for (const side of order) {
      await pause(options.budgetMs > SETTLE_MS ? SETTLE_MS : 0);
      seen[side].push(median(await (side === "ours" ? ours : peer).run(times[side])));
    }
  }
  const rounds = seen.ours.map((seconds, round) => ({ ours: seconds, peer: seen.peer[round]! }));
  const ratio = spread(rounds.map((round) => round.ours / round.peer));
  return { ours: median(seen.ours), peer: median(seen.peer), ratio, rounds };
}

/** One side alone, for a figure that is not a comparison. */
export async function alone(side: Side, options: PairOptions): Promise<Spread> {
  const times = await calibrate(side, options);
  const seen: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) seen.push(median(await side.run(times)));
  return spread(seen);
}

async function calibrate(side: Side, { budgetMs }: PairOptions): Promise<number> {
  // Twice: the first run may compile, fault pages in or start threads.
  await side.run(1);
  const seconds = median(await side.run(1));
  return Math.min(MAX_TIMES, Math.max(1, Math.floor(budgetMs / 1000 / seconds)));
}
