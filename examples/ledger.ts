// Memory of several: numbers under their locks, bytes and a list with names, and a pool that works on tuples.
import { Lock, Pool, ShareableList, SharedArray, SharedMemory, Value } from "@parakern/core";

const lock = new Lock();
const balance = new Value("i32", 100, { lock });
const accounts = new SharedArray("i32", [10, 20, 30]);
await balance.getLock().withLock(() => {
  balance.value += 5;
});
await accounts.getLock().withLock(() => {
  accounts.data[0] = 15;
});
console.log("balance:", balance.value, "under a lock of ours:", balance.lock === lock);
console.log("accounts:", (await accounts.slice()).join(" "));

const page = new SharedMemory({ create: true, size: 4 });
page.buf.set([1, 2, 3, 4]);
console.log("page:", page.buf.join(" "));
page.close();
page.unlink();

const entries = new ShareableList(["rent", -700, "pay", 2000.5, "rent"]);
console.log("entries:", entries.count("rent"), "of rent, pay at", entries.index("pay"), entries.format);
entries.memory.close();
entries.memory.unlink();

const pool = new Pool(2);
const sums = pool.starmapAsync(
  (a: number, b: number) => a + b,
  [
    [1, 2],
    [3, 4],
  ],
);
console.log("sums:", (await sums.get()).join(" "));
const doubled: number[] = [];
for await (const value of pool.imapUnordered((x: number) => 2 * x, [1, 2, 3])) doubled.push(value);
console.log("doubled:", doubled.sort().join(" "));
await pool.terminate();

/* prints
balance: 105 under a lock of ours: true
accounts: 15 20 30
page: 1 2 3 4
entries: 2 of rent, pay at 2 8sd8sd8s
sums: 3 7
doubled: 2 4 6
*/
