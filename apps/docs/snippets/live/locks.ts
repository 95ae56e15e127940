import { Lock, Pool } from "@parakern/core";

await using pool = new Pool(2);

const lock = new Lock({ context: "thread" });
const accounts = pool.array("i32", 2);
accounts.data.set([1000, 0]);

// Two cells that belong together: nobody may see one alone.
const move = async (lock: Lock, cells: Int32Array, times: number) => {
  for (let i = 0; i < times; i++) {
    await lock.withLock(() => {
      cells[0] = cells[0]! - 1;
      cells[1] = cells[1]! + 1;
    });
  }
};

await Promise.all([
  pool.apply(move, [lock, accounts.data, 300]),
  pool.apply(move, [lock, accounts.data, 300]),
]);
console.log(accounts.data);
