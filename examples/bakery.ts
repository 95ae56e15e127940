// An event opens the shop for all at once; a condition wakes one customer for each loaf that the baker brings.
import { Condition, Event, Process, Queue, Value } from "@parakern/core";

const isOpen = new Event();
const changed = new Condition();
const loaves = new Value("i32", 0, { lock: false });
const sold = new Queue<string>();

const buy = async (
  customer: string,
  isOpen: Event,
  changed: Condition,
  loaves: Value<"i32">,
  sold: Queue<string>,
) => {
  await isOpen.wait();
  await changed.withLock(async () => {
    await changed.waitFor(async () => (await loaves.get()) > 0);
    await loaves.set((await loaves.get()) - 1);
  });
  await sold.put(customer);
};

const customers = ["Ada", "Bea", "Cem"].map(
  (name) => new Process({ target: buy, args: [name, isOpen, changed, loaves, sold] }),
);
for (const customer of customers) customer.start();

await isOpen.set();
for (let i = 0; i < customers.length; i++) {
  await changed.withLock(async () => {
    await loaves.set((await loaves.get()) + 1);
    await changed.notify();
  });
}
const served = [await sold.get(), await sold.get(), await sold.get()];
for (const customer of customers) await customer.join();
console.log("served:", served.sort().join(", "));
console.log("loaves left:", await loaves.get());

/* prints
served: Ada, Bea, Cem
loaves left: 0
*/
