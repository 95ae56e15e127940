import type { Message } from "../door/channel.js";
import type { Served } from "../door/serve-calls.js";
import { ProtocolError, TaskModuleError } from "../errors.js";
import type { MapOptions } from "../pool/call-options.js";
import type { Pool } from "../pool/pool.js";
import type { Task } from "../task/task.js";
import { Op, type SentOptions } from "./wire.js";

/** Runs what a client asks for in the pool. Raises TaskModuleError for what is not registered. */
export async function performTask(
  pool: Pool,
  tasks: ReadonlyMap<string, Task<never[], unknown>>,
  [op, name, items, options]: Message,
  served: Served,
): Promise<unknown> {
  const task = tasks.get(name as string) as Task<never, unknown> | undefined;
  if (task === undefined) {
    throw new TaskModuleError(
      `The served pool has no task ${JSON.stringify(name)}; it has ${[...tasks.keys()].join(", ") || "none"}.`,
    );
  }
  const own = ownOptions(options, served);
  switch (op) {
    case Op.apply:
      return unshared(await pool.apply(task as Task<unknown[], unknown>, list(items), own));
    case Op.map:
      return unshared(await pool.map(task as Task<[unknown], unknown>, iterable(items), own));
    case Op.starmap:
      return pool.starmap(task as Task<unknown[], unknown>, list(items) as unknown[][], own);
  }
  throw new ProtocolError(`There is no operation ${JSON.stringify(op)}.`);
}

/** What a client may choose, checked by the pool itself; its abort is a message. */
function ownOptions(sent: unknown, served: Served): MapOptions {
  const { timeout, priority, chunkSize, wantsProgress } = (sent ?? {}) as SentOptions;
  const controller = new AbortController();
  served.signal.addEventListener("abort", () => controller.abort());
  return {
    signal: controller.signal,
    ...(timeout !== undefined && { timeout }),
    ...(priority !== undefined && { priority }),
    ...(chunkSize !== undefined && { chunkSize }),
    ...(wantsProgress && { onProgress: (done: number, total: number) => served.tell([done, total]) }),
  };
}

function list(items: unknown): unknown[] {
  if (Array.isArray(items)) return items;
  throw new ProtocolError("A call has no list of arguments or items.");
}

function iterable(items: unknown): unknown[] {
  // A typed array is mapped by slots.
  return ArrayBuffer.isView(items) && !(items instanceof DataView) ? (items as never) : list(items);
}

/** A typed map's results are in shared memory, which cannot leave the program. */
function unshared(result: unknown): unknown {
  const isShared =
    ArrayBuffer.isView(result) && !(result instanceof DataView) && result.buffer instanceof SharedArrayBuffer;
  return isShared ? (result as Float64Array).slice() : result;
}
