import { AbandonedLockError, Lock, Process } from "@parakern/core";

const lock = new Lock();
const die = async (lock: Lock) => {
  await lock.acquire();
  process.kill(process.pid, "SIGKILL");
};
const child = new Process({ target: die, args: [lock] });
child.start();
await child.join();

try {
  await lock.acquire();
} catch (error) {
  console.log(error instanceof AbandonedLockError);
}
console.log(await lock.acquire()); // it is an ordinary lock again
await lock.release();
