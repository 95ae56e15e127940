// A function that needs its module (here: itself, to recurse) is referred to, not shipped.
import { Pool, taskModule } from "@parakern/core";

const { fibonacci } = taskModule<typeof import("./tasks/fibonacci.js")>(
  new URL("./tasks/fibonacci.js", import.meta.url),
);

await using pool = new Pool(2);
console.log(await pool.map(fibonacci, [10, 15, 20, 25]));

/* prints
[ 55, 610, 6765, 75025 ]
*/
