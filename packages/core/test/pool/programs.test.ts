import { existsSync } from "node:fs";
import { features } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { runProgram } from "./run-program.js";

describe("a program", () => {
  it.each([
    ["idle", "2\n"],
    ["untouched", "end\n"],
    ["pending", "waited\nwaited\n"],
    ["kernel-then-map", "end\n"],
    ["kernel-and-map", "end\n"],
    ["callback-throws", "in callback 2\n"],
    ["signals", "1000 AbortError 0\n"],
    ["mixed", "0 0 0\n"],
  ])("%s ends by itself", async (name, stdout) => {
    expect(await runProgram(name)).toMatchObject({ code: 0, stdout, stderr: "" });
  });

  it.each(["exit", "close", "end"])("sees all 300 lines a task logged before %s", async (how) => {
    const { code, stdout, stderr } = await runProgram("log", [how]);
    expect(stdout.trimEnd().split("\n")).toEqual(Array.from({ length: 300 }, (_, i) => `line ${i}`));
    expect(code).toBe(0);
    expect(stderr).toContain(how === "exit" ? "exit code 3" : "");
  });

  it("whose worker thread allocates too much in one step is aborted by Node, as the guide says", async () => {
    const { code, signal, stdout } = await runProgram("huge");
    expect(stdout).toBe("begun\n");
    expect(signal === "SIGABRT" || code === 134).toBe(true);
  });

  it.runIf(features().mappedMemory)(
    "of threads that is killed leaves no process and no shared memory",
    async () => {
      const { stdout, signal } = await runProgram("threads-killed");
      expect(signal).toBe("SIGKILL");
      const { name, children } = JSON.parse(stdout) as { name: string; children: number[] };
      await expect.poll(() => existsSync(`/dev/shm/${name}`), { timeout: 10_000 }).toBe(false);
      await expect
        .poll(() => children.filter((pid) => existsSync(`/proc/${pid}`)), { timeout: 10_000 })
        .toEqual([]);
    },
  );

  it("that drops its pools is warned once, and loses no work", async () => {
    const { code, stdout, stderr } = await runProgram("dropped");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "PARAKERN_UNCLOSED_POOL 2,2 6\n" });
    expect(stderr.match(/was dropped without being closed/g)).toHaveLength(1);
  });

  it("tells who runs what, if PARAKERN_DEBUG is set", async () => {
    const loud = await runProgram("debug", [], { PARAKERN_DEBUG: "1" });
    expect(loud.stdout).toBe("4\n");
    expect(loud.stderr).toMatch(/test pool: worker \d+ started/);
    expect(loud.stderr).toMatch(/test pool: worker \d+ ran double in [\d.]+ ms/);
    expect((await runProgram("debug", [], { PARAKERN_DEBUG: "0" })).stderr).toBe("");
  });
});
