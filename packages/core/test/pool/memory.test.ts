import { expect, it } from "vitest";
import { runProgram } from "./support.js";

it.each(["tasks", "pools", "recycles"])("memory after many %s is as it was", async (what) => {
  const { code, stdout, stderr } = await runProgram("memory", [what]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const notes = JSON.parse(stdout) as number[];
  // The first round fills caches and compiles code.
  expect(notes.at(-1)! / notes[0]!).toBeLessThan(1.1);
});

it("arguments and results are not kept", async () => {
  const { stdout, stderr } = await runProgram("retention");
  expect(stderr).toBe("");
  expect(stdout.trim()).toBe("aborted argument, argument, failed argument, item, result");
});
