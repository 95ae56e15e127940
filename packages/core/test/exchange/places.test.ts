import {
  Pool,
  Process,
  type ProcessContext,
  Queue,
  QueueClosedError,
  SerializationError,
} from "@parakern/core";
import { describe, expect, it } from "vitest";
import { contexts } from "../process/contexts.js";

async function produce(queue: Queue<[number, number]>, who: number, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await queue.put([who, i]);
}

async function produceAtOnce(queue: Queue<[number, number]>, who: number, count: number): Promise<void> {
  for (let i = 0; i < count; i++) void queue.put([who, i]);
}

async function consume(from: Queue<[number, number]>, to: Queue<[number, number]>): Promise<void> {
  for await (const item of from) await to.put(item);
}

describe.each(contexts)("a queue between processes, context %s", (context) => {
  const start = <A extends readonly unknown[]>(target: (...args: A) => unknown, ...args: A): Process<A> => {
    const child = new Process<A>({ target, args, context } as never);
    child.start();
    return child;
  };

  it.each([
    ["one by one", produce, 0],
    ["at once", produceAtOnce, 0],
    ["at once into little room", produceAtOnce, 3],
  ])(
    "carries all items of many producers to many consumers, each producer's in order: %s",
    async (_, target, room) => {
      const queue = new Queue<[number, number]>(room, { context });
      const results = new Queue<[number, number]>(0, { context });
      const count = 100;
      const consumers = [0, 1].map(() => start(consume, queue, results));
      const producers = [0, 1, 2].map((who) => start(target, queue, who, count));
      await Promise.all(producers.map((each) => each.join()));
      await queue.close();
      await Promise.all(consumers.map((each) => each.join()));
      await results.close();
      const all: [number, number][] = [];
      for await (const item of results) all.push(item);
      expect(all).toHaveLength(3 * count);
      for (const who of [0, 1, 2]) {
        const own = all.filter(([by]) => by === who).map(([, i]) => i);
        expect(own.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      }
    },
  );

  it("gives up by cancelJoin what has not left, also where a reader has a part of it, and goes on", async () => {
    const queue = new Queue<Uint8Array | string>(0, { context });
    const results = new Queue<number | string>(0, { context });
    const report = async (from: typeof queue, to: typeof results) => {
      for await (const item of from) await to.put(typeof item === "string" ? item : item.length);
    };
    const reader = start(report, queue, results);
    const large = new Uint8Array(1 << 21);
    const sizes: number[] = [];
    for (let round = 0; round < 20; round++) {
      for (let i = 0; i < 3; i++) void queue.put(large);
      // Anywhere between two parts of a message.
      for (let turn = 0; turn < round; turn++) await new Promise((resolve) => setImmediate(resolve));
      queue.cancelJoin();
      await queue.put(`round ${round}`);
      // Until it has arrived: before that, the next round could give it up.
      let item = await results.get();
      for (; typeof item === "number"; item = await results.get()) sizes.push(item);
      expect(item).toBe(`round ${round}`);
    }
    await queue.close();
    await reader.join();
    await results.close();
    expect(sizes.filter((size) => size !== large.length)).toEqual([]);
  });

  it("keeps the order of each producer for one consumer", async () => {
    const queue = new Queue<[number, number]>(0, { context });
    const producers = [0, 1].map((who) => start(produceAtOnce, queue, who, 200));
    const last = [-1, -1];
    for (let i = 0; i < 400; i++) {
      const [who, item] = await queue.get();
      expect(item).toBe(last[who]! + 1);
      last[who] = item;
    }
    await Promise.all(producers.map((each) => each.join()));
  });

  it("is passed on to grandchildren, in either context", async () => {
    const queue = new Queue<string>();
    for (const inner of contexts) {
      start(
        async (queue: Queue<string>, inner: ProcessContext) => {
          const { Process } = await import("@parakern/core");
          const target = (queue: Queue<string>, inner: string): Promise<void> =>
            queue.put(`from a ${inner} below`);
          new Process({ target, args: [queue, inner], context: inner }).start();
        },
        queue,
        inner,
      );
      expect(await queue.get()).toBe(`from a ${inner} below`);
    }
  });

  it("comes back through a queue, from the process that made it", async () => {
    const outer = new Queue<Queue<string>>(0, { context });
    const target = async (outer: Queue<Queue<string>>, context: ProcessContext): Promise<void> => {
      const { Queue } = await import("@parakern/core");
      const inner = new Queue<string>(0, { context });
      await outer.put(inner);
      // It lives here: so does this process, until the other side has answered.
      process.exitCode = (await inner.get()) === "hello" ? 42 : 1;
    };
    const child = start(target, outer, context);
    await (await outer.get()).put("hello");
    expect(await child.sentinel).toBe(42);
  });

  it("is closed for those whose queue ended with its process", async () => {
    const outer = new Queue<Queue<string>>(0, { context });
    const target = async (outer: Queue<Queue<string>>, context: ProcessContext): Promise<void> => {
      const { Queue } = await import("@parakern/core");
      await outer.put(new Queue<string>(0, { context }));
    };
    const child = start(target, outer, context);
    const inner = await outer.get();
    await expect(inner.get()).rejects.toThrow(QueueClosedError);
    await child.join();
    await expect(inner.put("x")).rejects.toThrow(/has ended/);
  });

  it("loses nothing to a consumer that was killed while it waited", async () => {
    const queue = new Queue<string>(0, { context });
    const ready = new Queue<string>(0, { context });
    const child = start(
      async (queue: Queue<string>, ready: Queue<string>) => {
        const waiting = queue.get();
        await ready.put("waiting");
        await waiting;
      },
      queue,
      ready,
    );
    expect(await ready.get()).toBe("waiting");
    child.kill();
    await child.join();
    // Its link has ended with it.
    await expect(queue.get({ timeout: 10 })).rejects.toThrow(/empty/);
    await queue.put("kept");
    expect(await queue.get()).toBe("kept");
  });

  it("keeps what a producer put before it was killed", async () => {
    const queue = new Queue<number>(0, { context });
    const child = start(async (queue: Queue<number>) => {
      for (let i = 0; ; i++) await queue.put(i);
    }, queue);
    expect(await queue.get()).toBe(0);
    child.kill();
    await child.join();
    let last = 0;
    for (let item = await queue.tryGet(); item !== undefined; item = await queue.tryGet())
      expect(item).toBe(++last);
  });
});

describe("a queue and a pool", () => {
  it("is an argument of tasks, also inside of other arguments, and of its initializer", async () => {
    const queue = new Queue<string>();
    await using pool = new Pool({
      size: 2,
      initializer: (queue: Queue<string>) => queue.put("initialized"),
      initargs: [queue],
    });
    expect([await queue.get(), await queue.get()]).toEqual(["initialized", "initialized"]);
    const put = async ({ queues }: { queues: Queue<string>[] }, x: string): Promise<string> => {
      await queues[0]!.put(x);
      return x;
    };
    await Promise.all(["a", "b", "c"].map((x) => pool.apply(put, [{ queues: [queue] }, x])));
    expect([await queue.get(), await queue.get(), await queue.get()].sort()).toEqual(["a", "b", "c"]);
  });

  it("is linked to a worker once, however many tasks mention it", async () => {
    const queue = new Queue<number>();
    await using pool = new Pool(1);
    const put = (queue: Queue<number>, x: number): Promise<void> => queue.put(x);
    const aborted = AbortSignal.abort("not wanted");
    await pool.apply(put, [queue, 0], { signal: aborted }).catch(() => {});
    await Promise.all(Array.from({ length: 50 }, (_, x) => pool.apply(put, [queue, x])));
    expect(await queue.size()).toBe(50);
  });

  it("is what a task returns", async () => {
    await using pool = new Pool(1);
    const queue = await pool.apply(async () => {
      const { Queue } = await import("@parakern/core");
      const made = new Queue<string>();
      await made.put("from the worker");
      return made;
    });
    expect(await queue.get()).toBe("from the worker");
  });
});

it("memory that is shared between threads is refused where it would reach a process", async () => {
  const shared = { x: new Int32Array(new SharedArrayBuffer(8)) };
  const child = new Process({ target: (_: unknown) => {}, args: [shared] });
  expect(() => child.start()).toThrow(SerializationError);
  expect(() => child.start()).toThrow(expect.objectContaining({ path: "args[0].x" }));
});
