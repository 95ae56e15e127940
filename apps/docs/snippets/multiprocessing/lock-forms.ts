import { Lock } from "@parakern/core";

const lock = new Lock({ context: "thread" });

const answer = await lock.withLock(() => 42); // released in any case
{
  await using _guard = await lock.lock(); // until the end of the block
  console.log(answer, await lock.acquire(10)); // not to be had within 10 ms
}
lock.acquireSync(); // blocks the thread
lock.releaseSync();
console.log(lock.lockedSync());
