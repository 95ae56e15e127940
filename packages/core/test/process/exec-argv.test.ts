import { describe, expect, it } from "vitest";
import { childExecArgv, threadExecArgv } from "../../src/process/exec-argv.js";
import { contexts } from "./contexts.js";
import { runNode } from "./run-program.js";

describe("the options of Node that a child gets", () => {
  it.each<[string[], string[]]>([
    [[], []],
    [
      ["--import", "./hook.js", "--max-old-space-size=99"],
      ["--import", "./hook.js", "--max-old-space-size=99"],
    ],
    [["--input-type=module", "-e", "code"], []],
    [["-pe", "code", "--no-warnings"], ["--no-warnings"]],
    [
      ["--test", "--watch", "--check", "-r", "./a.cjs"],
      ["-r", "./a.cjs"],
    ],
    [["--inspect-brk=9229"], ["--inspect=0"]],
    [["--experimental-strip-types"], ["--experimental-strip-types"]],
  ])("of %j are %j", (options, expected) => {
    expect(childExecArgv(options)).toEqual(expected);
  });

  it("are inherited by a thread, unless it would refuse them", () => {
    expect(threadExecArgv(["--expose-gc", "--import", "./a.js"])).toBe(undefined);
    expect(
      threadExecArgv(["--expose-gc", "--input-type=module", "--import", "./a.js", "-e", "code"]),
    ).toEqual(["--import", "./a.js"]);
  });
});

describe.each(contexts)("a program without a file, context %s", (context) => {
  const code = `
    const { Process, Queue, processInfo } = await import("@parakern/core");
    const queue = new Queue();
    const target = async (queue) => {
      const { triple } = await import("./programs/tasks.mjs");
      await triple(queue, 14);
    };
    const child = new Process({ target, args: [queue], context: "${context}" });
    child.start();
    console.log(await queue.get(), await child.sentinel, processInfo().module);`;

  it.each([
    ["a module", ["--input-type=module", "-e", code]],
    ["a script", ["-e", `(async () => {${code}})()`]],
    ["a module with arguments that name files", ["--input-type=module", "-e", code, "programs/tasks.mjs"]],
  ])("has processes, that import from its working folder: %s", async (_, args) => {
    expect(await runNode(args)).toEqual({ stdout: "42 0 process\n", stderr: "", code: 0 });
  });
});
