import { describe, expect, it } from "vitest";
import { parakern, parakernEach } from "./helpers/run-cli.js";

/** Arguments, exit code, and what the one line on stderr says. */
const REFUSED: readonly (readonly [args: readonly string[], code: number, says: string])[] = [
  [["speedpu"], 2, 'unknown command "speedpu". Did you mean parakern speedup?'],
  [["frobnicate"], 2, 'unknown command "frobnicate". See parakern --help.'],
  [["sqrtCube", "1..7"], 2, "sqrtCube is a kernel. Type parakern run sqrtCube."],
  [["--workers", "2", "run"], 2, "unknown option --workers before the command. Options stand after it"],
  [["constructor"], 2, 'unknown command "constructor"'],
  [["run"], 2, "no kernel named. See parakern kernels."],
  [["run", "sqrtcube", "1"], 2, "Did you mean parakern run sqrtCube?"],
  [["map", "sqrtcube", "1"], 2, "Did you mean parakern map sqrtCube?"],
  [["kernels", "summ"], 2, "Did you mean parakern kernels sum?"],
  [["bench", "mandelbort"], 2, "Did you mean parakern bench mandelbrot?"],
  [["run", "__proto__", "1"], 2, 'there is no kernel "__proto__"'],
  [["run", "histogram", "1..9", "--binns", "3"], 2, "(Did you mean --bins?)"],
  [["run", "histogram", "1..9", "--bins", "many"], 2, 'bins is not "many". It is a whole number'],
  [["run", "histogram", "1..9", "--bins", "2.5"], 2, 'bins is not "2.5"'],
  [["run", "histogram", "1..9", "--bins", "-2"], 2, "bins is not"],
  [["run", "sum", "1", "--workers", "0"], 2, "It is a whole number from 1 to 1024."],
  [["run", "sum", "1", "--workers"], 2, "argument missing"],
  [["run", "sum", "1", "two"], 2, 'x: "two" is not a number.'],
  [["run", "sum", "x.txt"], 2, "Files are NumPy's x.npy; text comes by a pipe"],
  [["run", "mandelbrot", "-1", "2"], 2, 'width is not "-1". It is a whole number from 0 up to 65536.'],
  [["run", "sum", "1,,2"], 2, "there is no number at a comma"],
  [["run", "sum", "1..1e12"], 2, "A kernel takes at most 536870912 f64."],
  [["run", "sum", "1..2..0"], 2, "never ends. Write first..last..step"],
  [["run", "sum", "1", "--dtype", "f16"], 2, 'no element type "f16". It has f64, f32'],
  [["run", "dot", "1,2", "3,4", "5,6"], 2, "dot takes <x> <y>; 3 given. See parakern run dot --help."],
  [["run", "dot", "-", "-"], 2, "only one argument can come from stdin"],
  [["run", "axpy", "x", "1,2", "3,4"], 2, 'alpha is not "x". It is a number.'],
  [["map", "axpy", "1,2"], 2, "axpy needs alpha. Add --alpha <n>"],
  [["map", "sum", "1..7"], 2, "sum does not work item by item. Type parakern run sum."],
  [["map", "threeHumpCamel", "1,2", "3"], 1, "2 numbers"],
  [["run", "dot", "1,2,3", "1,2"], 1, "dot: y: expected"],
  [["run", "topK", "1..3", "4"], 1, "got 4. See parakern run topK --help."],
  [["run", "sum", "missing.npy"], 1, "cannot read missing.npy: ENOENT"],
  [
    ["run", "sum", "1", "--out", "/missing/x.npy"],
    1,
    "x.npy: ENOENT: no such file or directory. Make its folder first",
  ],
  [["speedup", "--max", "50"], 2, "from 100 to 100000000"],
  [["speedup", "more"], 2, "too many arguments"],
  [["processes", "--context", "fiber"], 2, "Allowed choices are process, thread."],
  [["bench", "sum", "--sizes", "10,x"], 2, "It is a whole number"],
];

describe("what is refused", () => {
  const results = parakernEach(REFUSED.map(([args]) => args));

  it.each(REFUSED.map((row, i) => [...row, i] as const))("parakern %j ends with %i", async (...row) => {
    const [, code, says, i] = row;
    const result = (await results)[i]!;
    expect(result).toMatchObject({ code, stdout: "" });
    expect(result.stderr).toContain(says);
    expect(result.stderr).toMatch(/^parakern[ a-z]*: [^\n]+[.?!)]\n$/);
  });

  it("reads nothing from a closed stdin as no numbers", async () => {
    const result = await parakern(["run", "min"]);
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^parakern run: [^\n]+\n$/);
  });

  it.each([
    ["1\n2\nthree\n", 'stdin line 3: "three" is not a number'],
    ["1\n\0\n", 'stdin line 2: "\\u0000" is not a number'],
    ["7".repeat(3_000_000), "is not a number"],
    [Buffer.from("\u0093NUMPY\u0001", "latin1"), "stdin holds an .npy file. Give its path"],
  ])("refuses stdin %#", async (stdin, says) => {
    const result = await parakern(["run", "sum"], { stdin });
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toContain(says);
    expect(result.stderr.length).toBeLessThan(200);
  });

  it("shows the stack as well where it is asked to", async () => {
    const result = await parakern(["run", "summ", "1"], { env: { PARAKERN_DEBUG: "1" } });
    expect(result.stderr).toMatch(/at findKernel /);
    const caused = await parakern(["run", "topK", "1..3", "4"], { env: { PARAKERN_DEBUG: "1" } });
    expect(caused.stderr).toMatch(/\[cause\]: KernelArgumentError: [^\n]+\n +at /);
  });
});
