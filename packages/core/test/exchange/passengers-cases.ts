import {
  Barrier,
  BoundedSemaphore,
  Condition,
  type Connection,
  Event,
  JoinableQueue,
  Lock,
  Process,
  type ProcessContext,
  pipe,
  Queue,
  RawArray,
  RawValue,
  RLock,
  Semaphore,
  SharedArray,
  SimpleQueue,
  Value,
} from "@parakern/core";
import { describe, expect, it } from "vitest";
import { contexts } from "../process/contexts.js";

/** What nouns go out by, and what says that they were used. */
interface Way {
  put(item: unknown): Promise<void>;
  get(): Promise<string>;
  readonly args: unknown[];
  close(): Promise<unknown> | unknown;
}

const ways: Record<string, (context: ProcessContext) => Way> = {
  pipe: (context) => {
    const [here, there] = pipe<unknown, string>({ context });
    return {
      put: (item) => here.send(item),
      get: () => here.recv(),
      args: [there, there],
      close: () => here.close(),
    };
  },
  ...Object.fromEntries(
    Object.entries({
      Queue: (context: ProcessContext) => new Queue<never>(0, { context }),
      JoinableQueue: (context: ProcessContext) => new JoinableQueue<never>(0, { context }),
      SimpleQueue: (context: ProcessContext) => new SimpleQueue<never>({ context }),
    }).map(([name, make]) => [
      name,
      (context: ProcessContext): Way => {
        const [out, back] = [make(context), make(context)];
        return {
          put: (item) => out.put(item as never),
          get: () => back.get(),
          args: [out, back],
          close: () => out.put(null as never),
        };
      },
    ]),
  ),
};

/** A noun a line: made here, and what is to be seen of it here after `useAll` has used it there. */
const nouns: readonly [make: (context: ProcessContext) => unknown, seen: (noun: never) => unknown][] = [
  [(context) => new Lock({ context }), async (lock: Lock) => expect(await lock.acquire(0)).toBe(false)],
  [(context) => new RLock({ context }), async (lock: RLock) => expect(await lock.acquire(0)).toBe(false)],
  [(context) => new Semaphore(3, { context }), async (s: Semaphore) => expect(await s.getValue()).toBe(2)],
  [
    (context) => new BoundedSemaphore(3, { context }),
    async (s: BoundedSemaphore) => expect(await s.getValue()).toBe(2),
  ],
  [
    (context) => new Condition(undefined, { context }),
    async (c: Condition) => expect(await c.acquire(0)).toBe(false),
  ],
  [(context) => new Event({ context }), async (event: Event) => expect(await event.isSet()).toBe(true)],
  [
    (context) => new Barrier(2, { context }),
    async (barrier: Barrier) => expect([0, 1]).toContain(await barrier.wait()),
  ],
  [(context) => new Value("i32", 5, { context }), async (v: Value<"i32">) => expect(await v.get()).toBe(6)],
  [
    (context) => new RawValue("f64", 5, { context }),
    async (v: RawValue<"f64">) => expect(await v.get()).toBe(6),
  ],
  [
    (context) => new SharedArray("i32", [1, 2], { context }),
    async (a: SharedArray<"i32">) => expect([...(await a.slice())]).toEqual([1, 6]),
  ],
  [
    (context) => new RawArray("u8", [1, 2], { context }),
    async (a: RawArray<"u8">) => expect([...(await a.slice())]).toEqual([1, 6]),
  ],
  [(context) => new Queue(0, { context }), async (q: Queue<unknown>) => expect(await q.get()).toBe(6)],
  [
    (context) => new JoinableQueue(0, { context }),
    async (q: Queue<unknown>) => expect(await q.get()).toBe(6),
  ],
  [
    (context) => new SimpleQueue({ context }),
    async (q: SimpleQueue<unknown>) => expect(await q.get()).toBe(6),
  ],
];

/** Uses each noun that comes, in the way of its class, until nothing more comes. */
async function useAll(
  inbox: Queue<object | null> | Connection<string, object | null>,
  outbox: Queue<string> | Connection<string>,
): Promise<void> {
  const next = () => ("recv" in inbox ? inbox.recv().catch(() => null) : inbox.get());
  for (let noun = await next(); noun !== null; noun = await next()) {
    if ("acquire" in noun) await (noun as Lock).acquire();
    else if ("isSet" in noun) await (noun as Event).set();
    else if ("parties" in noun) void (noun as Barrier).wait();
    else if ("put" in noun) await (noun as Queue<number>).put(6);
    else if ("length" in noun) await (noun as SharedArray<"i32">).set(1, 6);
    else await (noun as Value<"i32">).set(6);
    const name = noun.constructor.name;
    await ("send" in outbox ? outbox.send(name) : outbox.put(name));
  }
}

/** What holds for nouns inside the messages of others, whatever these and those are made of. */
export function describePassengers(): void {
  describe.each(contexts)("every noun as an item, context %s", (context) => {
    it.each(Object.keys(ways))("is the same noun on the other side of a %s", async (name) => {
      const way = ways[name]!(context);
      const child = new Process({ target: useAll as never, args: way.args as never, context });
      child.start();
      for (const [make, seen] of nouns) {
        const noun = make(context) as object;
        await way.put(noun);
        // Whoever fails there says so, and is not waited for.
        expect(await Promise.race([way.get(), child.sentinel])).toBe(noun.constructor.name);
        await seen(noun as never);
      }
      await way.close();
      await child.join();
      expect(child.exitCode).toBe(0);
    });
  });
}
