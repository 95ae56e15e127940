// Time limits, aborts and progress. A worker that is stopped in the middle is replaced; its neighbours go on.
import { Pool, TimeoutError } from "@parakern/core";

await using pool = new Pool(2);

const endless = () => {
  for (;;);
};
const neighbour = pool.apply((x: number) => x + 1, [41]);
const error = await pool.apply(endless, [], { timeout: 50 }).catch((error: unknown) => error);
console.log(error instanceof TimeoutError, await neighbour);

const aborted = await pool
  .apply(endless, [], { signal: AbortSignal.timeout(50) })
  .catch((error: unknown) => error);
console.log((aborted as Error).name);

let last = 0;
await pool.map((x: number) => x * 2, [1, 2, 3, 4], {
  onProgress: (done, total) => (last = done / total),
});
console.log(`${last * 100} %`);

/* prints
true 42
TimeoutError
100 %
*/
