import { ClosureError, Pool } from "@parakern/core";

await using pool = new Pool(2);

const factor = 3;
try {
  await pool.map((x: number) => x * factor, [1, 2]);
} catch (error) {
  if (error instanceof ClosureError)
    console.log(error.code, error.message.includes("factor"));
}
