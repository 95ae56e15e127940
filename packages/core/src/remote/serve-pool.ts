import type { Message } from "../door/channel.js";
import type { Door } from "../door/door.js";
import type { ListenOptions } from "../door/options.js";
import { type Served, serveCalls } from "../door/serve-calls.js";
import { isCallable } from "../manager/exposed.js";
import type { Pool } from "../pool/pool.js";
import type { Task } from "../task/task.js";
import { performTask } from "./perform-task.js";
import { MOST_CALLS, Op, POOL_SERVICE } from "./wire.js";

/** How a pool is served. */
export interface ServePoolOptions extends ListenOptions {
  /** What others may run, by name: nothing else is ever run for them. */
  readonly tasks: Readonly<Record<string, Task<never[], unknown>>>;
}

/** A pool that others use, as long as this is open. */
export class PoolServer implements AsyncDisposable {
  /** Where others enter. */
  readonly address: string;
  readonly #close: () => Promise<void>;

  /** Made by `servePool`. */
  constructor(address: string, close: () => Promise<void>) {
    this.address = address;
    this.#close = close;
  }

  /** Lets nobody in any more, and ends every connection; what was under way for them is aborted. The pool stays. */
  close(): Promise<void> {
    return this.#close();
  }

  /** Closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/**
 * Lets other programs, on this machine or others, run tasks of a registry in this program's pool; see `Pool.connect`.
 *
 * Rejects where the address cannot be had; raises TypeError or RangeError for a wrong option.
 *
 * @example
 * const tasks = taskModule<typeof import("./tasks.js")>(new URL("./tasks.js", import.meta.url));
 * await using server = await servePool(pool, { address: "127.0.0.1:0", authKey, tasks: { fib: tasks.fib } });
 */
export async function servePool(pool: Pool, options: ServePoolOptions): Promise<PoolServer> {
  const tasks = new Map(Object.entries(options.tasks ?? {}));
  for (const name of tasks.keys()) {
    if (!isCallable(name)) throw new RangeError(`tasks: nothing can be registered as "${name}".`);
  }
  const doors = new Set<Door>();
  const perform = (question: Message, served: Served): unknown =>
    question[0] === Op.stats ? { ...pool.stats() } : performTask(pool, tasks, question, served);
  // Only now: a program that serves nothing does not pay for sockets.
  const { listen } = await import("../door/listen.js");
  const doorway = await listen(options, {
    service: POOL_SERVICE,
    enter(door) {
      doors.add(door);
      serveCalls(door, { perform, most: MOST_CALLS }, () => doors.delete(door));
    },
  });
  return new PoolServer(doorway.address, async () => {
    await doorway.close();
    for (const door of doors) door.close();
  });
}
