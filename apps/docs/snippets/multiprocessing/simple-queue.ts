import { SimpleQueue } from "@parakern/core";

const queue = new SimpleQueue<string>();
await queue.put("hello");
console.log(await queue.empty(), await queue.get(), await queue.empty());
