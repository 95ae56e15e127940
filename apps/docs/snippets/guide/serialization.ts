import { Pool, SerializationError } from "@parakern/core";

await using pool = new Pool(2);

try {
  const job = { name: "report", done: () => {} };
  await pool.apply((job: { name: string }) => job.name, [job]);
} catch (error) {
  if (error instanceof SerializationError) console.log(error.code, error.path);
}
