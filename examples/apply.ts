// One call at a time: wait for it, or keep its result for later.
import { Pool } from "@parakern/core";

const sqrtCube = (x: number) => Math.sqrt(x ** 3);

await using pool = new Pool(2);

console.log(await pool.apply(sqrtCube, [4]));

const later = pool.applyAsync(sqrtCube, [9], { callback: (y) => console.log("called back with", y) });
await later.wait();
console.log(later.ready(), later.successful(), await later.get());

/* prints
8
called back with 27
true true 27
*/
