// Memory with a name: the other process is told the name alone, and finds the very same bytes.
import { Process, SharedMemory } from "@parakern/core";

using memory = new SharedMemory({ create: true, size: 8 * 1000 });
const squares = new Float64Array(memory.bytes.buffer);

const fill = async (name: string) => {
  const { SharedMemory } = await import("@parakern/core");
  const memory = new SharedMemory({ name });
  const squares = new Float64Array(memory.bytes.buffer);
  for (let i = 0; i < squares.length; i++) squares[i] = i * i;
  memory.close();
};

const child = new Process({ target: fill, args: [memory.name] });
child.start();
await child.join();
console.log(squares[3], squares[999]);
memory.unlink();

/* prints
9 998001
*/
