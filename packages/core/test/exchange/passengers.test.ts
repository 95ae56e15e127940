import { readFileSync } from "node:fs";
import { Event, features, Process, Queue } from "@parakern/core";
import { expect, it } from "vitest";
import { describePassengers } from "./passengers-cases.js";

describePassengers();

it.runIf(features().mappedMemory)(
  "a noun whose maker was killed before it was received is not delivered, and harms nothing",
  async () => {
    const queue = new Queue<unknown>(0, { context: "process" });
    const [begun, go] = [new Event({ context: "process" }), new Event({ context: "process" })];
    const target = async (queue: Queue<unknown>, begun: Event, go: Event) => {
      const { Lock } = await import("@parakern/core");
      await begun.set();
      await go.wait();
      void queue.put(new Lock({ context: "process" })).catch(() => {});
      // Its message is written by then.
      setImmediate(() => process.kill(process.pid, "SIGKILL"));
    };
    const child = new Process({ target, args: [queue, begun, go], context: "process" });
    child.start();
    await begun.wait();
    go.setSync();
    // Nothing is received here before it is dead: its memory is gone with it, and it waits to be reaped.
    const pause = new Int32Array(new SharedArrayBuffer(4));
    while (!/^State:\tZ/m.test(readFileSync(`/proc/${child.pid}/status`, "utf8")))
      Atomics.wait(pause, 0, 0, 5);
    expect(await child.sentinel).toBe(-9);
    await queue.put("next");
    expect(await queue.get()).toBe("next");
  },
);
