import * as core from "@parakern/core";
import {
  allContexts,
  defaultContext,
  getContext,
  Lock,
  Manager,
  Pool,
  Process,
  type ProcessContext,
  Queue,
  setDefaultContext,
} from "@parakern/core";
import { afterEach, describe, expect, it } from "vitest";
import { contexts } from "./contexts.js";

afterEach(() => setDefaultContext("process"));

describe("contexts (TestStartMethod)", () => {
  it("are named, the default first", () => {
    expect(allContexts()).toEqual(["process", "thread"]);
    expect(defaultContext()).toBe("process");
    setDefaultContext("thread");
    expect(defaultContext()).toBe("thread");
    expect(() => setDefaultContext("fork" as never)).toThrow(RangeError);
    expect(() => getContext("spawn" as never)).toThrow(/"process" or "thread"; got "spawn"/);
  });

  it("are one object each, the default unless named", () => {
    expect(getContext().name).toBe("process");
    setDefaultContext("thread");
    expect(getContext()).toBe(getContext("thread"));
    expect(() => Object.assign(getContext(), { name: "other" })).toThrow(TypeError);
  });

  it("make instances of the plain classes, which may be extended", () => {
    const thread = getContext("thread");
    class Named extends thread.Lock {
      readonly label = "named";
    }
    expect(new thread.Lock()).toBeInstanceOf(Lock);
    expect(new Named()).toBeInstanceOf(Lock);
    expect(new Named().label).toBe("named");
    expect(thread.Lock.name).toBe("Lock");
  });

  it.each(contexts)("bind every noun: %s", async (context) => {
    const bound = getContext(context);
    // What was made for threads goes to no process, and says so.
    const nouns = [
      new bound.Queue<number>(2),
      new bound.JoinableQueue<number>(),
      new bound.SimpleQueue<number>(),
      ...bound.pipe<number>(),
      new bound.Lock(),
      new bound.RLock(),
      new bound.Semaphore(2),
      new bound.BoundedSemaphore(2),
      new bound.Condition(),
      new bound.Event(),
      new bound.Barrier(2),
      new bound.Value("i32", 1),
      new bound.RawValue("i32", 1),
      new bound.SharedArray("f64", 3),
      new bound.RawArray("f64", [1, 2]),
    ];
    const start = (...args: unknown[]) => {
      const child = new Process({ target: () => {}, args: args as never, context: "process" });
      child.start();
      return child.sentinel;
    };
    if (context === "process") expect(await start(...nouns)).toBe(0);
    else for (const noun of nouns) expect(() => start(noun)).toThrow(/context: "process"/);
  });

  it.each(contexts)("bind processes: %s", async (context) => {
    const places = new Queue<number>();
    const bound = getContext(context);
    const child = new bound.Process({
      target: (queue: Queue<number>) => queue.put(process.pid),
      args: [places],
    });
    expect(child).toBeInstanceOf(Process);
    child.start();
    expect((await places.get()) === process.pid).toBe(context === "thread");
    await child.join();
    expect(child.exitCode).toBe(0);
  });

  it.each(contexts)("bind pools: %s", async (context) => {
    const bound = getContext(context);
    const pools = [new bound.Pool(1), new bound.Pool({ size: 1 })];
    for (const pool of pools) {
      expect(pool).toBeInstanceOf(Pool);
      expect(pool.size).toBe(1);
      expect((await pool.apply(() => process.pid)) === process.pid).toBe(context === "thread");
      pool.close();
      await pool.join();
    }
    expect(() => new bound.Pool(0)).toThrow(RangeError);
    const inline = new bound.Pool({ size: 1, backend: "inline" });
    expect(await inline.apply(() => process.pid)).toBe(process.pid);
    await inline.terminate();
  });

  it.each(contexts)("bind managers: %s", async (context) => {
    const bound = getContext(context);
    await using manager = await new bound.Manager({ name: "shelf" }).start();
    expect(manager).toBeInstanceOf(Manager);
    const child = bound.activeChildren().find(({ name }) => name === "shelf")!;
    expect(child.pid === process.pid).toBe(context === "thread");
    const { address, authKey } = manager;
    await using other = await bound.Manager.connect({ address, ...(authKey && { authKey }) });
    expect(await (await other.list([1, 2])).length()).toBe(2);
  });

  it("hold every noun that a context of CPython's has", () => {
    const { name, ...nouns } = getContext("thread");
    expect(name).toBe("thread");
    expect(Object.keys(nouns).sort()).toEqual(
      [
        ...["Process", "Pool", "Manager", "pipe", "Queue", "JoinableQueue", "SimpleQueue"],
        ...["Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event", "Barrier"],
        ...["Value", "RawValue", "SharedArray", "RawArray"],
        ...["activeChildren", "currentProcess", "parentProcess", "cpuCount"],
        ...["ParakernError", "AuthenticationError", "BufferTooShortError", "TimeoutError"],
      ].sort(),
    );
    const plain: Record<string, unknown> = core;
    for (const [noun, { name: bound }] of Object.entries(nouns)) {
      expect(plain[noun]).toHaveProperty("name", bound);
    }
    expect(nouns.currentProcess()).toEqual(core.currentProcess());
    expect(nouns.cpuCount()).toBe(core.cpuCount());
  });

  it("give way to a context that is named in the options", async () => {
    const child = new (getContext("process").Process)({ target: () => {}, context: "thread" });
    child.start();
    expect(child.pid).toBe(process.pid);
    await child.join();
  });

  it.each(contexts)("are inherited by children as the default, from %s", async (context) => {
    const other: ProcessContext = context === "process" ? "thread" : "process";
    setDefaultContext(other);
    const answers = new Queue<string>(0, { context });
    const tell = async (queue: Queue<string>, core: string): Promise<void> => {
      const { defaultContext: ask } = (await import(core)) as typeof import("@parakern/core");
      await queue.put(ask());
    };
    const child = new Process({
      target: tell,
      args: [answers, import.meta.resolve("@parakern/core")],
      context,
    });
    child.start();
    expect(await answers.get()).toBe(other);
    await child.join();
  });
});
