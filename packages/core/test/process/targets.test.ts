import { Process, Queue, type TaskFunction, taskModule } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { contexts } from "./contexts.js";

interface Tasks {
  triple(queue: Queue<number>, x: number): Promise<void>;
}

describe.each(contexts)("the target of a Process, context %s", (context) => {
  it("may be a module's export", async () => {
    const tasks = taskModule<Tasks>(new URL("./programs/tasks.mjs", import.meta.url));
    const queue = new Queue<number>();
    const child = new Process({ target: tasks.triple, args: [queue, 14], context });
    child.start();
    expect(await queue.get()).toBe(42);
    expect(await child.sentinel).toBe(0);
  });

  it("ends with code 1 where there is no such export", async () => {
    const tasks = taskModule<Record<string, () => void>>(new URL("./programs/tasks.mjs", import.meta.url));
    const child = new Process({ target: tasks.missing!, context });
    child.start();
    expect(await child.sentinel).toBe(1);
  });

  it("may import what lies beside a file of one's choice", async () => {
    const queue = new Queue<number>();
    // As text: the test runner would resolve the import itself.
    const target = new Function(
      "return async (queue) => (await import('./tasks.mjs')).triple(queue, 5);",
    )() as TaskFunction<[Queue<number>], void>;
    const baseUrl = new URL("./programs/any.mjs", import.meta.url);
    const child = new Process({ target, args: [queue], context, baseUrl });
    child.start();
    expect(await queue.get()).toBe(15);
    await child.join();
  });
});
