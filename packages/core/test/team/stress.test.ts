import { WorkerCrashError } from "@parakern/core";
import { expect, it } from "vitest";
import { assemble, phase, type Workforce } from "./workforce.js";

const ROUNDS = Number(process.env.PARAKERN_STRESS_ROUNDS ?? (process.env.PARAKERN_SLOW ? 1_000_000 : 3000));
const SEED = Number(process.env.PARAKERN_STRESS_SEED ?? 20);
/** Without a settled region for this long, something hangs. */
const PATIENCE_MS = 30_000;

/** Park and Miller's generator: whole numbers below a limit. */
function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
}

it(`survives ${ROUNDS} random rounds, seed ${SEED}`, { timeout: 24 * 3_600_000 }, async () => {
  await using crew = await assemble(3);
  const below = generator(SEED);
  const { team, workforce } = crew;
  let marks = 0;
  let crashes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    // Members spin, doze off, or have left by the time the next region comes.
    for (let pause = below(200) ** 2; pause > 0; pause--) Atomics.load(crew.cells, 0);
    if (below(40) === 0) await new Promise((resolve) => setTimeout(resolve, below(50)));
    if (below(20) === 0) team.pressed();
    const plan = Array.from({ length: 1 + below(4) }, (_, i) => phase("mark", 1 + below(6), 4096 * i));
    if (below(100) === 0) {
      const worker = workforce.lent[below(workforce.lent.length || 1)];
      void worker?.terminate();
      const crashed = await watched(team.run("mark", plan), workforce, round).then(
        () => false,
        (error) => {
          expect(error).toBeInstanceOf(WorkerCrashError);
          return true;
        },
      );
      // It may die after the region, and then not in one of the next.
      await worker?.exited;
      // What a crashed region has left undone is not known.
      if (crashed) crashes++;
      crew.cells.fill(0);
      marks = 0;
      continue;
    }
    if (below(2) === 0) await watched(team.run("mark", plan), workforce, round);
    else if (!team.runSync(plan)) continue;
    marks++;
    expect(crew.cells[0]).toBe(marks);
  }
  expect(crashes).toBeLessThan(ROUNDS);
});

/** The promise; or, when it takes too long, an error that shows the words. */
async function watched(promise: Promise<void>, workforce: Workforce, round: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const bark = () => reject(new Error(`round ${round} hangs: ${workforce.words}`));
    timer = setTimeout(bark, PATIENCE_MS);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
