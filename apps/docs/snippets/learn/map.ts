import { Pool } from "@parakern/core";

await using pool = new Pool();

// map: one function over many items, results in the order of the items.
console.log(
  await pool.map((word: string) => word.length, ["all", "cores", "at", "work"]),
);

// mapAsync: the same, as a handle.
const squares = pool.mapAsync((n: number) => n * n, [1, 2, 3]);
console.log(squares.ready());
console.log(await squares.get());

// starmap: each item is the list of arguments of one call.
console.log(
  await pool.starmap(
    (x: number, y: number) => Math.hypot(x, y),
    [
      [3, 4],
      [5, 12],
    ],
  ),
);
