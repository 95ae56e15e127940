import { Process, type ProcessInfo, processInfo, Queue } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { contexts } from "./contexts.js";

async function compute(x: number, queue: Queue<[number, number, ProcessInfo]>): Promise<void> {
  const { processInfo } = await import("@parakern/core");
  await queue.put([x, Math.sqrt(x ** 3), processInfo()]);
}

describe.each(contexts)("seven processes and a queue, context %s", (context) => {
  it("compute √(x³) of 1 to 7, each in its own place", async () => {
    const inputs = [1, 2, 3, 4, 5, 6, 7];
    const queue = new Queue<[number, number, ProcessInfo]>();
    const processes = inputs.map((x) => new Process({ target: compute, args: [x, queue], context }));
    for (const each of processes) each.start();

    const results: [number, number, ProcessInfo][] = [];
    for (const _ of inputs) results.push(await queue.get());
    for (const each of processes) await each.join();

    results.sort(([a], [b]) => a - b);
    expect(results.map(([x]) => x)).toEqual(inputs);
    expect(results.map(([, y]) => y)).toEqual(inputs.map((x) => Math.sqrt(x ** 3)));
    expect(processes.map((each) => each.exitCode)).toEqual(inputs.map(() => 0));
    const infos = results.map(([, , info]) => info);
    const me = processInfo();
    expect(infos.map((info) => info.module)).toEqual(inputs.map(() => me.module));
    expect(infos.map((info) => info.pid)).toEqual(processes.map((each) => each.pid));
    if (context === "process") {
      expect(new Set(infos.map((info) => info.pid)).size).toBe(7);
      expect(infos.map((info) => info.parentPid)).toEqual(inputs.map(() => process.pid));
    } else {
      expect(new Set(infos.map((info) => info.threadId)).size).toBe(7);
      expect(infos.map((info) => info.parentPid)).toEqual(inputs.map(() => me.parentPid));
    }
  });
});
