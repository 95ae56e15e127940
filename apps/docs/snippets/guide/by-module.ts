import { Pool, taskModule } from "@parakern/core";

const { vowels } = taskModule<typeof import("./tasks.js")>(
  new URL("./tasks.js", import.meta.url),
);

await using pool = new Pool(2);
console.log(await pool.map(vowels, ["parallel", "kernel"]));
