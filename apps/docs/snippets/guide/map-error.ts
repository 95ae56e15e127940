import { Pool } from "@parakern/core";

await using pool = new Pool(2);

try {
  await pool.map((text: string) => JSON.parse(text), ["1", "{}", "oops", "[]"]);
} catch (error) {
  console.log(error instanceof SyntaxError);
}
console.log(await pool.apply(() => "the pool goes on"));
