import type { ShippedTask } from "../task/shipped-task.js";
import type { ImapOptions } from "./call-options.js";
import type { CallSite } from "./call-site.js";
import type { PoolCore } from "./core.js";
import { type StreamParts, streamParts } from "./stream-parts.js";

/** The results of a function for each item of a stream. What is wrong with the call is thrown; it begins with the first `next`. */
export function imap<R>(
  core: PoolCore,
  task: unknown,
  items: Iterable<unknown> | AsyncIterable<unknown>,
  options: ImapOptions & { isOrdered: boolean },
  site: CallSite,
): AsyncGenerator<R, void, undefined> {
  const shipped = core.prepare(task, options);
  const isIterable =
    items != null && (Symbol.iterator in Object(items) || Symbol.asyncIterator in Object(items));
  if (!isIterable) throw new TypeError(`items: expected something to iterate over, got ${typeof items}.`);
  return results<R>(core, shipped, items, options, site);
}

async function* results<R>(
  core: PoolCore,
  task: ShippedTask,
  items: Iterable<unknown> | AsyncIterable<unknown>,
  options: ImapOptions & { isOrdered: boolean },
  site: CallSite,
): AsyncGenerator<R, void, undefined> {
  core.assertOpen();
  options.signal?.throwIfAborted();
  const parts = streamParts();
  const { Reader, StreamCall } = parts instanceof Promise ? await loaded(core, parts, options.signal) : parts;
  const reader = new Reader(items);
  const call = new StreamCall(core, task, reader, options, site);
  try {
    for (let batch = await call.next(); batch; batch = await call.next()) {
      const values = batch.results!;
      for (let i = 0; i < values.length; i++) yield values[i] as R;
      if (batch.failure) throw batch.failure.error;
    }
  } finally {
    call.end();
    if (reader.isAsync) await reader.settled();
  }
}

/** The pool counts the call from its beginning. */
async function loaded(
  core: PoolCore,
  parts: Promise<StreamParts>,
  signal: AbortSignal | undefined,
): Promise<StreamParts> {
  let end: { readonly reason: unknown } | undefined;
  const stop = (reason: unknown) => {
    end = { reason };
  };
  const leave = core.enter({ isStalled: false, stop });
  try {
    const found = await parts;
    signal?.throwIfAborted();
    if (end) throw end.reason;
    return found;
  } finally {
    // The call enters before a join that waits for this one can see the pool idle: both happen in this turn.
    queueMicrotask(leave);
  }
}
