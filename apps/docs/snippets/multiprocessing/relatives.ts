import { activeChildren, currentProcess, Process } from "@parakern/core";

const child = new Process({
  name: "child",
  target: async () => {
    const { currentProcess, parentProcess } = await import("@parakern/core");
    console.log(currentProcess().name, "of", parentProcess()?.name);
  },
});
child.start();
console.log(
  currentProcess().name,
  activeChildren().map(({ name }) => name),
);
await child.join();
console.log(child.exitCode, activeChildren());
