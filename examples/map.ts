// The same function over many inputs, results in the order of the inputs.
import { Pool } from "@parakern/core";

await using pool = new Pool(2);

console.log(await pool.map((word: string) => word.toUpperCase(), ["queue", "pool", "kernel"]));
console.log(
  await pool.starmap(
    (base: number, exponent: number) => base ** exponent,
    [
      [2, 10],
      [3, 4],
      [10, 3],
    ],
  ),
);

const squares = pool.mapAsync((x: number) => x * x, [1, 2, 3, 4], { chunkSize: 2 });
console.log(await squares.get());

/* prints
[ 'QUEUE', 'POOL', 'KERNEL' ]
[ 1024, 81, 1000 ]
[ 1, 4, 9, 16 ]
*/
