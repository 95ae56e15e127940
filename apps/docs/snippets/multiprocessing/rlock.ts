import { LockStateError, RLock } from "@parakern/core";

const lock = new RLock();
const inner = () => lock.withLock(() => "once more");
console.log(await lock.withLock(inner));

try {
  await lock.release();
} catch (error) {
  console.log(error instanceof LockStateError, String(error));
}
