import { BlockingError, JoinableQueue, Process, Queue, QueueClosedError, SimpleQueue } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { contexts, sharing } from "../process/contexts.js";

describe.each(contexts)("JoinableQueue, context %s (_TestQueue)", (context) => {
  it("joins once as many items are done as were put, by anybody (test_task_done)", async () => {
    const queue = new JoinableQueue<number>(0, { context });
    await queue.join();
    const workers = [0, 1].map(() => {
      const target = async (queue: JoinableQueue<number>): Promise<void> => {
        for await (const _ of queue) await queue.taskDone();
      };
      const worker = new Process({ target, args: [queue], context });
      worker.start();
      return worker;
    });
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 20; i++) await queue.put(i);
      await queue.join();
      expect(await queue.size()).toBe(0);
    }
    await queue.close();
    for (const worker of workers) await worker.join();
  });

  it("refuses to be done more often than items were put, and says when joining takes too long", async () => {
    const queue = new JoinableQueue<number>(0, { context });
    await expect(queue.taskDone()).rejects.toThrow(RangeError);
    await queue.put(1);
    await queue.get();
    await expect(queue.join({ timeout: 10 })).rejects.toMatchObject({ code: "E_TIMEOUT" });
    await expect(queue.join({ signal: AbortSignal.abort("no") })).rejects.toBe("no");
    await queue.taskDone();
    await queue.join();
    await expect(queue.taskDone()).rejects.toThrow(/more often/);
  });

  it("is itself where it arrives", async () => {
    const queue = new JoinableQueue<unknown>(0, { context });
    await queue.put({ queue, simple: new SimpleQueue({ context }) });
    const { queue: same, simple } = (await queue.get()) as { queue: JoinableQueue<unknown>; simple: unknown };
    expect(same).toBeInstanceOf(JoinableQueue);
    expect(simple).toBeInstanceOf(SimpleQueue);
    await same.taskDone();
    await queue.join();
  });
});

describe.each(contexts)("SimpleQueue, context %s (TestSimpleQueue)", (context) => {
  it("is empty, then holds what was put, and closes", async () => {
    const queue = new SimpleQueue<number>({ context });
    expect(await queue.empty()).toBe(true);
    await queue.put(1);
    expect(await queue.empty()).toBe(false);
    expect(await queue.get()).toBe(1);
    await queue.put(2);
    await queue.close();
    await queue.close();
    await expect(queue.put(3)).rejects.toThrow(QueueClosedError);
    const rest: number[] = [];
    for await (const item of queue) rest.push(item);
    expect(rest).toEqual([2]);
    await expect(queue.empty()).rejects.toThrow(QueueClosedError);
  });
});

describe.each(sharing)("blocking calls of a queue, context %s", (context) => {
  it("put and get between a child and here", async () => {
    const [there, back] = [new Queue<unknown>(2, { context }), new Queue<unknown>(0, { context })];
    const target = (there: Queue<unknown>, back: Queue<unknown>): void => {
      for (;;) {
        const item = there.getSync();
        back.putSync(item);
        if (item === null) return;
      }
    };
    const child = new Process({ target, args: [there, back], context });
    child.start();
    const items = [1, "two", { three: [3] }, new Uint8Array(300_000).fill(4), new Map([[5, 6]]), null];
    for (const item of items) there.putSync(item);
    for (const item of items) expect(back.getSync()).toEqual(item);
    expect(() => back.getSync({ timeout: 5 })).toThrow(/stayed empty/);
    there.putSync(1);
    there.putSync(2);
    expect(() => there.putSync(3, { timeout: 5 })).toThrow(/full/);
    await child.join();
  });
});

it.each(contexts.filter((context) => !sharing.includes(context)))(
  "blocking calls are refused where no memory is shared, context %s",
  (context) => {
    const queue = new Queue<number>(0, { context });
    expect(() => queue.putSync(1)).toThrow(BlockingError);
    expect(() => queue.getSync()).toThrow(BlockingError);
  },
);

describe.each(contexts)("a queue at its producer's end, context %s", (context) => {
  it("has all that was put before the producer exits, however much (test_no_import_lock_contention, feeder)", async () => {
    const queue = new Queue<Uint8Array>(0, { context });
    const target = (queue: Queue<Uint8Array>): void => {
      // Far more than there is room for in shared memory; nobody waits for it.
      for (let i = 0; i < 40; i++) void queue.put(new Uint8Array(100_000).fill(i));
    };
    const child = new Process({ target, args: [queue], context });
    child.start();
    for (let i = 0; i < 40; i++) expect((await queue.get())[99_999]).toBe(i);
    expect(await child.sentinel).toBe(0);
  });
});
