import { expect, it } from "vitest";
import { runProgram } from "./support.js";

/** The full measure takes minutes: `npm run test:slow`. */
const share = process.env.PARAKERN_SLOW ? 1 : 0.06;

it.each(["tasks", "pools", "recycles"])(
  "memory after many %s is as it was",
  async (what) => {
    const { code, stdout, stderr } = await runProgram("memory", [what, String(share)]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const notes = JSON.parse(stdout) as number[];
    // The first rounds fill caches and compile code.
    expect(notes[3]! / notes[1]!).toBeLessThan(1.1);
  },
  900_000,
);

it("arguments and results are not kept", async () => {
  const { stdout, stderr } = await runProgram("retention");
  expect(stderr).toBe("");
  expect(stdout.trim()).toBe("aborted argument, argument, failed argument, item, result");
});
