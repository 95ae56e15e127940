// Who runs here and in a child, and what contexts there are; a number that both see, without a lock.
import {
  activeChildren,
  allContexts,
  cpuCount,
  currentProcess,
  defaultContext,
  getContext,
  Process,
  parentProcess,
  RawArray,
  RawValue,
  setDefaultContext,
} from "@parakern/core";

console.log("contexts:", allContexts().join(" "), "of which", defaultContext(), "unless said");
setDefaultContext("thread");
console.log("from now on:", defaultContext(), cpuCount() >= 1);
console.log("here:", currentProcess().name, "child of", parentProcess());

const answer = new RawValue("i32", 0, { context: "process" });
const squares = new RawArray("f64", 4, { context: "process" });
const work = async (answer: RawValue<"i32">, squares: RawArray<"f64">) => {
  const { currentProcess, parentProcess } = await import("@parakern/core");
  if (currentProcess().name !== "Worker" || parentProcess()?.name !== "MainProcess") return;
  for (let i = 0; i < 4; i++) await squares.set(i, i * i);
  await answer.set(42);
};
const child = new Process({ target: work, args: [answer, squares], name: "Worker", context: "process" });
child.start();
console.log(
  "children:",
  activeChildren()
    .map(({ name }) => name)
    .join(" "),
);
console.log(
  "it ended with",
  await child.sentinel,
  "and left",
  await answer.get(),
  (await squares.slice()).join(" "),
);

const threads = getContext("thread");
const events = new threads.Queue<string>();
const thread = new threads.Process({ target: async (events) => events.put("from a thread"), args: [events] });
thread.start();
console.log(await events.get());
await thread.join();

/* prints
contexts: process thread of which process unless said
from now on: thread true
here: MainProcess child of null
children: Worker
it ended with 0 and left 42 0 1 4 9
from a thread
*/
