import { runKernel } from "../kernels/run-kernel.js";

const help = {
  summary: "Runs an elementwise kernel item by item: an item an argument, or an item a line of stdin.",
  usage: "<kernel> [items…] [options]",
  examples: [
    ["parakern map sqrtCube 1..7", "√(x³) of 1, 2, … 7, one a line"],
    ["parakern map exp 0..1..0.25 2 -inf", "a range with a step, and numbers"],
    ["parakern map threeHumpCamel 0,0 1,2", "with two inputs an item is x,y"],
    ["paste x.txt y.txt | parakern map add", "the same from a pipe"],
    ["parakern map exp x.npy --out y.npy", "NumPy files in and out"],
  ],
} as const;

/** `parakern map`: `run` for kernels that work item by item. */
export function run(args: readonly string[]): Promise<void> {
  return runKernel("map", help, args);
}
