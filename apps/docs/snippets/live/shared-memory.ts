import { Pool } from "@parakern/core";

await using pool = new Pool();

const own = new Float64Array(4);
const shared = pool.array("f64", 4);

// One argument is copied on its way, the other is the same memory on both sides.
await pool.apply(
  (a: Float64Array, b: Float64Array) => {
    a.fill(7);
    b.fill(7);
  },
  [own, shared.data],
);
console.log(own);
console.log(shared.data);
