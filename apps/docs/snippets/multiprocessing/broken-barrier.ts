import { Barrier, BrokenBarrierError } from "@parakern/core";

const barrier = new Barrier(2);
const late = barrier.wait(10); // nobody else comes within 10 ms
console.log(await late.catch((error) => error instanceof BrokenBarrierError));

await barrier.reset();
const numbers = await Promise.all([barrier.wait(), barrier.wait()]);
console.log(numbers.sort(), await barrier.state());
