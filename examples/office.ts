// Everything that a manager keeps, made by one and used by another who entered by its address.
import { Manager } from "@parakern/core";

const office = await new Manager({ authKey: "an open secret of the office" }).serve();
const { address, authKey } = office;
const guest = await Manager.connect({ address, authKey });

const phones = await guest.dict({ ada: 11 });
const sign = await guest.namespace<{ name: string }>({ name: "closed" });
await sign.set("name", "open");
const count = await guest.value(1);
await count.add(2);
console.log("kept:", await phones.get("ada"), await sign.get("name"), await count.get());

const post = await guest.queue<string>(2);
const work = await guest.joinableQueue<string>();
await post.put("letter");
await work.put("file it");
await work.get();
await work.taskDone();
await work.join();
console.log("queues:", await post.get(), await post.empty());

const lock = await guest.lock();
const rlock = await guest.rlock();
console.log(
  "locks:",
  await lock.withLock(() => "one"),
  await rlock.withLock(() => rlock.withLock(() => "twice")),
);
const desks = await guest.semaphore(2);
const chairs = await guest.boundedSemaphore(2);
await desks.acquire();
await chairs.acquire();
console.log("free:", await desks.value(), await chairs.value());

const bell = await guest.event();
const news = await guest.condition();
await bell.set();
const heard = await news.withLock(async () => {
  await news.notifyAll();
  return news.waitFor(() => bell.isSet());
});
console.log("heard:", heard);
const meeting = await guest.barrier(2);
console.log("met:", (await Promise.all([meeting.wait(), meeting.wait()])).sort().join(" "));

await guest.shutdown();
await office.shutdown();

/* prints
kept: 11 open 3
queues: letter true
locks: one twice
free: 1 1
heard: true
met: 0 1
*/
