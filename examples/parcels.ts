// Queues asked instead of waited for: what has room, what is there, and what is given up.
import { Queue, SimpleQueue } from "@parakern/core";

const shelf = new Queue<string>(2);
console.log(
  "a place for each:",
  await shelf.tryPut("book"),
  await shelf.tryPut("lamp"),
  await shelf.tryPut("vase"),
);
console.log("full:", await shelf.full(), "of", shelf.maxSize);
console.log("taken:", await shelf.tryGet(), await shelf.tryGet(), await shelf.tryGet());
console.log("empty:", await shelf.empty());

const notes = new SimpleQueue<string>();
await notes.put("call back");
console.log("a note:", !(await notes.empty()), await notes.get(), await notes.empty());

// More than the shared memory has room for: the rest waits here, and would keep this program until somebody takes it.
const freight = new Queue<Uint8Array>();
for (let i = 0; i < 4; i++) await freight.put(new Uint8Array(1 << 20));
freight.cancelJoin();
console.log("the rest of the freight stays here");

/* prints
a place for each: true true false
full: true of 2
taken: book lamp undefined
empty: true
a note: true call back true
the rest of the freight stays here
*/
