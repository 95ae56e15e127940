// What goes wrong says what, where, and what to do.
import { ClosureError, Pool } from "@parakern/core";

await using pool = new Pool(2);

const factor = 3;

try {
  await pool.apply((x: number) => x * factor, [1]);
} catch (error) {
  if (error instanceof ClosureError) console.log("ClosureError:", error.message.includes("factor"));
}

const thrown = await pool
  .apply(
    (limit: number) => {
      throw Object.assign(new RangeError(`less than ${limit}`), { limit });
    },
    [3],
  )
  .catch((error: unknown) => error as RangeError & { limit: number });
console.log(thrown instanceof RangeError, thrown.message, thrown.limit);

/* prints
ClosureError: true
true less than 3 3
*/
