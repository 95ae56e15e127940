import { Pool } from "@parakern/core";

await using pool = new Pool(2);

const counts = pool.array("i32", 2);
const add = (cells: Int32Array, times: number) => {
  for (let i = 0; i < times; i++) {
    cells[0] = cells[0]! + 1; // read, add, write: somebody else may write in between
    Atomics.add(cells, 1, 1); // the same as one step that nobody can divide
  }
};

await Promise.all([
  pool.apply(add, [counts.data, 5_000_000]),
  pool.apply(add, [counts.data, 5_000_000]),
]);
console.log(`plain:  ${counts.data[0]}`);
console.log(`atomic: ${counts.data[1]}`);
