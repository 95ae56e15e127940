import { BoundedSemaphore, Process, Semaphore, Value } from "@parakern/core";

const atMostTwo = new Semaphore(2);
const inside = new Value("i32", 0);
const most = new Value("i32", 0);

const enter = async (
  semaphore: Semaphore,
  inside: Value<"i32">,
  most: Value<"i32">,
) => {
  for (let i = 0; i < 20; i++) {
    await semaphore.withLock(async () => {
      const now = (await inside.add(1)) + 1;
      await most.update((before) => Math.max(before, now));
      await inside.add(-1);
    });
  }
};

const children = [1, 2, 3].map(
  () => new Process({ target: enter, args: [atMostTwo, inside, most] }),
);
for (const child of children) child.start();
for (const child of children) await child.join();
console.log((await most.get()) <= 2, await atMostTwo.getValue());

const one = new BoundedSemaphore(1);
await one.release().catch((error) => console.log(String(error)));
