import { type Connection, Lock, Manager, Process, Value } from "@parakern/core";
import { alone, commands, type Scene, type SetScene, scene } from "./scene.js";

/** A lock that nobody else wants. */
export const lockFree: SetScene = (context) => {
  const lock = new Lock({ context });
  return alone((times) => {
    for (let i = 0; i < times; i++) {
      lock.acquireSync();
      lock.releaseSync();
    }
    return times;
  });
};

/** A lock that a child takes as often, at the same time. */
export const lockContended: SetScene = (context) => {
  const lock = new Lock({ context });
  const [ours, theirs] = commands(context);
  const contend = async (theirs: Connection<number, number>, lock: Lock) => {
    for (;;) {
      const times = theirs.recvSync();
      for (let i = 0; i < times; i++) {
        lock.acquireSync();
        lock.releaseSync();
      }
      theirs.sendSync(times);
    }
  };
  return scene(context, contend, [theirs, lock], (times) => {
    ours.sendSync(times);
    for (let i = 0; i < times; i++) {
      lock.acquireSync();
      lock.releaseSync();
    }
    return ours.recvSync();
  });
};

/** A shared number raised by one under its lock. */
export const value: SetScene = (context) => {
  const number = new Value("i32", 0, { context });
  return alone((times) => {
    number.value = 0;
    for (let i = 0; i < times; i++) number.updateSync((n) => n + 1);
    return number.value;
  });
};

/** Entries set in a map that another process holds, one after the other. */
export const managerSet: SetScene = () => managed(false);

/** The same, all under way at once. */
export const managerPipelined: SetScene = () => managed(true);

function managed(isPipelined: boolean): Scene {
  const manager = new Manager();
  const map = manager.map<number, number>();
  return {
    async run(times) {
      const entries = await map;
      const sets: Promise<unknown>[] = [];
      for (let i = 0; i < times; i++) {
        if (isPipelined) sets.push(entries.set(i, i));
        else await entries.set(i, i);
      }
      await Promise.all(sets);
      return entries.size();
    },
    [Symbol.asyncDispose]: () => manager.shutdown(),
  };
}

/** Processes that do nothing, all started, then all joined. */
export const start: SetScene = (context) =>
  alone(async (times) => {
    const children = Array.from({ length: times }, () => new Process({ target: () => {}, context }));
    for (const child of children) child.start();
    for (const child of children) await child.join();
    return children.filter(({ exitCode }) => exitCode === 0).length;
  });
