import { JoinableQueue, Process } from "@parakern/core";

const work = async (jobs: JoinableQueue<string>) => {
  for await (const job of jobs) {
    console.log("done:", job);
    await jobs.taskDone();
  }
};

const jobs = new JoinableQueue<string>();
const child = new Process({ target: work, args: [jobs] });
child.start();

for (const job of ["wash", "dry"]) await jobs.put(job);
await jobs.join(); // until each is done, not merely taken
console.log("all is done");

await jobs.close();
await child.join();
