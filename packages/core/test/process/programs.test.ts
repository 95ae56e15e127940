import { describe, expect, it } from "vitest";
import { contexts } from "./contexts.js";
import { runProgram } from "./run-program.js";

const lines = (text: string, start: string): string[] =>
  text.split("\n").filter((line) => line.startsWith(start));

describe.each(contexts)("a program with processes, context %s", (context) => {
  it("reads each child's error, under its name, on stderr, and its code is 1", async () => {
    const { stdout, stderr, code } = await runProgram("failing", [context]);
    expect(stdout).toBe("1\n1\n1\n1\n1\n");
    expect(code).toBe(0);
    expect(stderr).toMatch(/Process throws:\nTypeError: thrown\n {4}at throws/);
    expect(stderr).toMatch(
      /Process rejects:\nError: rejected\n {4}at rejects(.|\n)*cause(.|\n)*RangeError: the cause/,
    );
    expect(stderr).toMatch(/Process throwsNoError:\n\{ reason: 'no error' \}/);
    expect(stderr).toMatch(/Error: off task/);
    expect(stderr).toMatch(/Error: unseen/);
  });

  it.each(["return", "exit", "throw"])(
    "reads all that a child has printed before it ended by %s",
    async (how) => {
      const { stdout, stderr, code } = await runProgram("lines", [context, how]);
      expect(lines(stdout, "line")).toEqual(Array.from({ length: 300 }, (_, i) => `line ${i}`));
      expect(lines(stderr, "error")).toHaveLength(300);
      expect(code).toBe(0);
    },
  );

  it("holds neither target nor arguments once they are sent", async () => {
    expect((await runProgram("collected", [context], ["--expose-gc"])).stdout).toBe("0 2\n");
  });

  it("is over when the children are that it has not joined", async () => {
    const { stdout, code } = await runProgram("waited-for", [context, "child"]);
    expect(stdout).toMatch(/^started \d+\nchild done\n$/);
    expect(code).toBe(0);
  });

  it("waits for the daemon that it joins, with nothing else to do", async () => {
    const { stdout, code } = await runProgram("daemon-joined", [context]);
    expect(stdout).toBe("daemon true true\nmanager\nparent ended false\n");
    expect(code).toBe(0);
  });

  it("ends its daemons when it ends", async () => {
    // A daemon that lived on would hold the pipe to this test open.
    const { stdout, code } = await runProgram("waited-for", [context, "daemon"]);
    expect(stdout).toMatch(/^started \d+\n$/);
    expect(code).toBe(0);
  });
});
