import { Event, Process } from "@parakern/core";

const ready = new Event();
console.log(await ready.wait(10)); // not set within 10 ms

const child = new Process({ target: (ready: Event) => ready.set(), args: [ready] });
child.start();
console.log(await ready.wait(), await ready.isSet());
await child.join();
