import { Pool } from "@parakern/core";

await using pool = new Pool(2);

const factor = 3;
const pairs = [1, 2].map((x): [number, number] => [x, factor]);
console.log(await pool.starmap((x, factor) => x * factor, pairs));
