import { Pool, WorkerCrashError } from "@parakern/core";
import { expect, it } from "vitest";
import { runProgram } from "./run-program.js";
import { failure, open } from "./support.js";

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

it("gives back the memory of results that nobody holds", async () => {
  await using pool = open("thread");
  const items = new Float64Array(1_000_000);
  await pool.map((x: number) => x / 2, items);
  const before = process.memoryUsage().rss;
  // 640 MB of results in all.
  for (let round = 0; round < 80; round++) await pool.map((x: number) => x / 2, items);
  expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
});

it("exceeding resourceLimits step by step is a crash of that worker", async () => {
  await using pool = new Pool({ size: 1, resourceLimits: { maxOldGenerationSizeMb: 24 } });
  const hungry = () => {
    const kept: number[][] = [];
    for (;;) kept.push(new Array(1000).fill(kept.length + 0.5));
  };
  const error = await failure(pool.apply(hungry));
  expect(error).toBeInstanceOf(WorkerCrashError);
  expect(error.cause).toMatchObject({ code: "ERR_WORKER_OUT_OF_MEMORY" });
  expect(await pool.apply(() => 1)).toBe(1);
});
