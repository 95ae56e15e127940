import { Pool } from "@parakern/core";

await using pool = new Pool();
const work = (steps: number) => {
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += Math.sqrt(i);
  return sum;
};
/** Milliseconds: the best of three. */
async function best(call: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const since = performance.now();
    await call();
    least = Math.min(least, performance.now() - since);
  }
  return least;
}

const STEPS = 30_000_000;
const PIECES = 30;
await pool.map(work, Array(PIECES).fill(100_000)); // workers are up

const alone = await best(() => work(STEPS));
for (const share of [0, 0.1, 0.5]) {
  const pieces = Array(PIECES).fill(((1 - share) * STEPS) / PIECES);
  const together = await best(() => {
    work(share * STEPS); // this part cannot be divided
    return pool.map(work, pieces);
  });
  const law = 1 / (share + (1 - share) / pool.size);
  console.log(
    `${100 * share} % sequential: ${(alone / together).toFixed(2)} times as fast, at most ${law.toFixed(2)} by the law`,
  );
}
