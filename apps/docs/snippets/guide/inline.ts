import { Pool } from "@parakern/core";

await using pool = new Pool({ backend: "inline" });
console.log(await pool.map((n: number) => n * 2, [1, 2, 3]));
