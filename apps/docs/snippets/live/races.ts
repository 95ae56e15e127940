import { Pool } from "@parakern/core";

await using pool = new Pool(2);

const counts = pool.array("i32", 2);
const add = (cells: Int32Array, times: number) => {
  for (let i = 0; i < times; i++) {
    // Read, add, write: somebody else may write in between.
    cells[0] = cells[0]! + 1;
    // The same as one step.
    Atomics.add(cells, 1, 1);
  }
};

await Promise.all([
  pool.apply(add, [counts.data, 5_000_000]),
  pool.apply(add, [counts.data, 5_000_000]),
]);
console.log(`plain:  ${counts.data[0]}`);
console.log(`atomic: ${counts.data[1]}`);
