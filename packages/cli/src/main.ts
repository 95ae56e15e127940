import { type CommandTable, dispatch } from "./terminal/dispatch.js";

// The table is all that `--help` needs: a command's file, and what it imports, is loaded when the command runs.
const commands: CommandTable = {
  speedup: {
    summary: "The experiment: √(x³) in a plain loop, by tasks and by the kernel.",
    load: () => import("./commands/speedup.js"),
  },
  processes: {
    summary: "Seven processes and a queue, each with its parent pid and pid.",
    load: () => import("./commands/processes.js"),
  },
  map: {
    summary: "A kernel item by item: parakern map sqrtCube 1..7",
    load: () => import("./commands/map.js"),
  },
  run: {
    summary: "A kernel over whole arrays: parakern run dot 1,2,3 4,5,6",
    load: () => import("./commands/run.js"),
  },
  kernels: {
    summary: "Every kernel as a table; one in full: parakern kernels exp",
    load: () => import("./commands/kernels.js"),
  },
  bench: {
    summary: "Kernels at several sizes: one thread against the workers.",
    load: () => import("./commands/bench.js"),
  },
  info: {
    summary: "Cores, features, versions and memory of this machine.",
    load: () => import("./commands/info.js"),
  },
};

await dispatch(commands, process.argv.slice(2));
