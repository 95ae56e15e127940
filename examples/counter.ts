// Three processes count in one number. Reading and adding are two steps: the lock makes them one.
import { Lock, Process, Value } from "@parakern/core";

const lock = new Lock();
const counter = new Value("i32", 0, { lock });

const count = async (lock: Lock, counter: Value<"i32">) => {
  for (let i = 0; i < 1000; i++) {
    await lock.withLock(async () => counter.set((await counter.get()) + 1));
  }
};

const processes = [1, 2, 3].map(() => new Process({ target: count, args: [lock, counter] }));
for (const process of processes) process.start();
for (const process of processes) await process.join();
console.log("counted to", await counter.get());

/* prints
counted to 3000
*/
