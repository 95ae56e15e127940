import { Process, processInfo, Queue } from "@parakern/core";

const queue = new Queue<boolean>();
const companion = new Process({
  context: "thread",
  args: [processInfo().pid, queue],
  target: async (parent: number, queue: Queue<boolean>) => {
    const { processInfo } = await import("@parakern/core");
    await queue.put(processInfo().pid === parent);
  },
});

companion.start();
console.log(await queue.get());
await companion.join();
console.log(companion.exitCode);
