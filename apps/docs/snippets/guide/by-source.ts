import { Pool } from "@parakern/core";

async function extensionOf(path: string) {
  const { extname } = await import("node:path");
  return extname(path);
}

await using pool = new Pool(2);
console.log(await pool.map(extensionOf, ["a.ts", "b.js", "c"]));
