import { ParakernError, Pool } from "@parakern/core";

await using pool = new Pool(2);

try {
  await pool.apply(() => process.exit(7));
} catch (error) {
  if (error instanceof ParakernError) console.log(error.name, error.code);
}
