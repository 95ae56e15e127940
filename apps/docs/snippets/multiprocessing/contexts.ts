import { allContexts, defaultContext, getContext } from "@parakern/core";

const { Process, Queue } = getContext("thread");
const pids = new Queue<number>();
const child = new Process({
  target: async (pids: InstanceType<typeof Queue<number>>) => pids.put(process.pid),
  args: [pids],
});
child.start();
console.log((await pids.get()) === process.pid, child.exitCode);
await child.join();
console.log(allContexts(), defaultContext());
