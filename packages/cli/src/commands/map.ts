import { bindItems } from "../kernels/bind-items.js";
import type { NamedKernel } from "../kernels/find-kernel.js";
import { runKernel } from "../kernels/run-kernel.js";
import { UsageError } from "../terminal/errors.js";

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
  return runKernel(
    { verb: "map", help, bind: (kernel, ...rest) => bindItems(checkElementwise(kernel), ...rest) },
    args,
  );
}

function checkElementwise(kernel: NamedKernel): NamedKernel {
  const { params, output } = kernel.entry;
  const isElementwise =
    output.kind === "array" &&
    typeof output.shape === "string" &&
    params.some(({ kind }) => kind === "array") &&
    kernel.entry.family === "elementwise";
  if (isElementwise) return kernel;
  throw new UsageError(`${kernel.name} does not work item by item`, `Type parakern run ${kernel.name}`);
}
