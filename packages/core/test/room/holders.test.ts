import { readdirSync, readlinkSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import { Event, Process, Queue } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { canMap } from "../../src/room/create-room.js";

/** How many pages without a name this process has mapped. */
function segments(): number {
  const targets = readdirSync("/proc/self/fd").map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      // The one by which they were read.
      return "";
    }
  });
  return targets.filter((target) => target.startsWith("/memfd:parakern")).length;
}

/** A child that has a queue too large for the common pages, and ends in a way while it has it. */
async function lend(context: "process" | "thread", end: "returns" | "exits" | "is killed"): Promise<void> {
  const queue = new Queue<number>(0, { context: "process" });
  const hasIt = new Event({ context: "process" });
  const child = new Process({
    target: async (queue: Queue<number>, hasIt: Event, end: string) => {
      await queue.put(1);
      await hasIt.set();
      if (end === "exits") process.exit(0);
      if (end === "is killed") await new Promise(() => setInterval(() => {}, 1000));
    },
    args: [queue, hasIt, end],
    context,
  });
  child.start();
  await hasIt.wait();
  if (end === "is killed") child.kill();
  await child.join();
}

describe.runIf(canMap())("shared pages that their maker has let go of", () => {
  for (const context of ["process", "thread"] as const) {
    it.each(["returns", "exits", "is killed"] as const)(
      `go when a ${context} that had them %s`,
      async (end) => {
        await lend(context, end);
        const collected = async () => {
          for (let i = 0; i < 5; i++) {
            globalThis.gc!();
            await turn();
          }
          return segments();
        };
        const before = await collected();
        for (let i = 0; i < 4; i++) await lend(context, end);
        // Each child is another thread with a hold of its own.
        await expect.poll(collected, { timeout: 10_000, interval: 100 }).toBeLessThanOrEqual(before);
      },
    );
  }
});
