import { runKernel } from "../kernels/run-kernel.js";

const help = {
  summary: "Runs a kernel over whole arrays: an argument for each array, or all arguments for the only one.",
  usage: "<kernel> [arguments…] [options]",
  examples: [
    ["parakern run sum 1..100", "5050"],
    ["parakern run dot 1,2,3 4,5,6", "32"],
    ['parakern run matmul "1,2;3,4" "5,6;7,8"', "rows end at a semicolon"],
    ["seq 1000000 | parakern run sum", "numbers from a pipe"],
    ["parakern run sort x.npy --out sorted.npy", "NumPy files in and out"],
    ["parakern run histogram x.npy --bins 20", "the kernel's options are flags"],
  ],
} as const;

/** `parakern run`. */
export function run(args: readonly string[]): Promise<void> {
  return runKernel("run", help, args);
}
