// A pool that nobody closes: the program ends when its work is done, all the same.
import { Pool } from "@parakern/core";

const pool = new Pool(2);
console.log(await pool.apply((x) => x + 1, [1]));
