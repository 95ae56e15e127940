import { constants } from "node:os";
import {
  activeChildren,
  currentProcess,
  Process,
  type ProcessContext,
  ProcessStateError,
  Queue,
  SerializationError,
  setDefaultContext,
} from "@parakern/core";
import { afterEach, describe, expect, it } from "vitest";
import { contexts } from "./contexts.js";

/** Runs until it is ended from outside. */
const forever = (): Promise<never> => new Promise(() => setInterval(() => {}, 1e6));

describe.each(contexts)("Process, context %s", (context) => {
  const started = <A extends readonly unknown[]>(target: (...args: A) => unknown, ...args: A): Process<A> => {
    const child = new Process<A>({ target, args, context } as never);
    child.start();
    return child;
  };

  it("has no exit code before start and while alive, and 0 after", async () => {
    const child = new Process({ target: () => {}, context });
    expect(child).toMatchObject({ exitCode: null, pid: undefined });
    expect(child.isAlive()).toBe(false);
    child.start();
    expect(child.exitCode).toBe(null);
    expect(child.isAlive()).toBe(true);
    expect(child.pid).toBeTypeOf("number");
    expect(await child.join()).toBe(true);
    expect(child.exitCode).toBe(0);
    expect(child.isAlive()).toBe(false);
  });

  it("has the negative number of the signal that ended it", async () => {
    const [ended, killed] = [started(forever), started(forever)];
    ended.terminate();
    killed.kill();
    expect(await ended.sentinel).toBe(-constants.signals.SIGTERM);
    expect(await killed.sentinel).toBe(-constants.signals.SIGKILL);
    expect([ended.exitCode, killed.exitCode]).toEqual([-15, -9]);
  });

  it("starts once", async () => {
    const child = started(() => {});
    expect(() => child.start()).toThrow(ProcessStateError);
    await child.join();
    expect(() => child.start()).toThrow(/started already/);
  });

  it("closes once it has ended, as often as one likes, and is of no use after that", async () => {
    const child = started(forever);
    expect(() => child.close()).toThrow(/still alive/);
    child.kill();
    await child.join();
    child.close();
    child.close();
    expect(() => child.isAlive()).toThrow(/is closed/);
    expect(() => child.terminate()).toThrow(/is closed/);
    expect(() => child.exitCode).toThrow(/is closed/);
    await expect(child.join()).rejects.toThrow(ProcessStateError);
  });

  it("has a sentinel, after start, that resolves at its end", async () => {
    const child = new Process({ target: () => process.exit(3), context });
    expect(() => child.sentinel).toThrow(/not been started/);
    await expect(child.join()).rejects.toThrow(ProcessStateError);
    expect(() => child.kill()).toThrow(ProcessStateError);
    child.start();
    expect(await child.sentinel).toBe(3);
  });

  it.each<[string, () => unknown, number]>([
    ["a plain return", () => "ignored", 0],
    ["a resolved promise", async () => {}, 0],
    ["process.exit(n)", () => process.exit(7), 7],
    ["process.exitCode", () => Object.assign(process, { exitCode: 4 }), 4],
  ])("ends by %s with its code", async (_, target, code) => {
    expect(await started(target).sentinel).toBe(code);
  });

  it("joins for so long and no longer", async () => {
    const child = started(forever);
    const from = performance.now();
    expect(await child.join(30)).toBe(false);
    expect(performance.now() - from).toBeGreaterThanOrEqual(30);
    expect(await child.join(0)).toBe(false);
    child.kill();
    expect(await child.join(1e9)).toBe(true);
    await expect(child.join(-1)).rejects.toThrow(RangeError);
    await expect(child.join(Number.NaN)).rejects.toThrow(RangeError);
  });

  it("passes arguments by structured clone", async () => {
    const queue = new Queue<unknown>();
    const cycle: Record<string, unknown> = {
      date: new Date(0),
      map: new Map([["a", new Set([1n])]]),
      list: [undefined, 1],
    };
    cycle.self = cycle;
    const child = started((queue: Queue<unknown>, value: unknown) => queue.put(value), queue, cycle);
    expect(await queue.get()).toEqual(cycle);
    await child.join();
  });

  it("refuses what cannot be sent before anything is started", () => {
    const before = activeChildren().length;
    const child = new Process({ target: (_: unknown) => {}, args: [{ deep: [1, () => {}] }], context });
    expect(() => child.start()).toThrow(SerializationError);
    expect(() => child.start()).toThrow(expect.objectContaining({ path: "args[0].deep[1]" }));
    expect(child.isAlive()).toBe(false);
    expect(activeChildren()).toHaveLength(before);
  });

  it("inherits being a daemon from its creator", async () => {
    const report = async (queue: Queue<unknown>): Promise<void> => {
      const { Process, currentProcess } = await import("@parakern/core");
      const [heir, own] = [
        new Process({ target: () => {} }),
        new Process({ target: () => {}, daemon: false }),
      ];
      await queue.put([currentProcess().daemon, heir.daemon, own.daemon]);
    };
    const queue = new Queue<unknown>();
    const daemon = new Process({ target: report, args: [queue], context, daemon: true });
    daemon.start();
    expect(await queue.get()).toEqual([true, true, false]);
    started(report, queue);
    expect(await queue.get()).toEqual([false, false, false]);
    expect(currentProcess()).toMatchObject({ name: "MainProcess", daemon: false, pid: process.pid });
  });

  it("has a name of its own, that says whose child it is", async () => {
    const queue = new Queue<unknown>();
    const child = started(async (queue: Queue<unknown>) => {
      const { Process, currentProcess, parentProcess } = await import("@parakern/core");
      const names = [currentProcess().name, new Process({ target: () => {} }).name];
      await queue.put([...names, parentProcess()?.name, parentProcess()?.isAlive()]);
    }, queue);
    expect(await queue.get()).toEqual([child.name, `${child.name}:1`, "MainProcess", true]);
    expect(child.name).toMatch(/^Process-\d+$/);
    expect(new Process({ target: () => {}, name: "bob" }).name).toBe("bob");
  });

  it("waits for the children and threads that its target has left running", async () => {
    const queue = new Queue<string>();
    const child = started(
      async (queue: Queue<string>, context: ProcessContext) => {
        const { Process } = await import("@parakern/core");
        const late = async (queue: Queue<string>): Promise<void> => {
          await queue.put("from the grandchild");
        };
        new Process({ target: late, args: [queue], context }).start();
      },
      queue,
      context,
    );
    expect(await queue.get()).toBe("from the grandchild");
    expect(await child.sentinel).toBe(0);
  });

  it("is among the active children until it has ended", async () => {
    const child = started(forever);
    expect(activeChildren()).toContain(child);
    child.kill();
    await child.join();
    expect(activeChildren()).not.toContain(child);
  });

  it("ends in numbers, by terminate and kill in turn", async () => {
    const children = Array.from({ length: 8 }, () => started(forever));
    for (const [index, child] of children.entries()) index % 2 === 0 ? child.terminate() : child.kill();
    const codes = await Promise.all(children.map((child) => child.sentinel));
    expect(codes).toEqual(children.map((_, index) => (index % 2 === 0 ? -15 : -9)));
    // Once more, to the dead.
    for (const child of children) child.terminate();
  });
});

describe("the default context", () => {
  afterEach(() => setDefaultContext("process"));

  it("is a process of its own", async () => {
    const child = new Process({ target: () => {} });
    child.start();
    expect(child.pid).not.toBe(process.pid);
    await child.join();
  });

  it("can be threads", async () => {
    setDefaultContext("thread");
    const child = new Process({ target: () => {} });
    child.start();
    expect(child.pid).toBe(process.pid);
    await child.join();
    expect(() => setDefaultContext("fork" as never)).toThrow(RangeError);
    expect(() => new Process({ target: () => {}, context: "spawn" as never })).toThrow(RangeError);
  });
});
