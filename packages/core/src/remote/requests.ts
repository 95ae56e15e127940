import { AsyncResult } from "../pool/async-result.js";
import { type Callbacks, checkCall, type ImapOptions, type MapOptions } from "../pool/call-options.js";
import type { CallSite } from "../pool/call-site.js";
import { TaskRef } from "../task/task.js";
import { isNumberArray } from "../workers/number-array.js";
import type { Desk } from "./desk.js";
import { stream } from "./stream.js";
import { Op, type SentOptions } from "./wire.js";

/** Items of a stream that are sent at a time, unless options say otherwise: enough for a server with many workers. */
const LOOK_AHEAD = 64;

/** A client's calls, checked and put into words. */
export class Requests {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Rejects with what is wrong with the call, and as `Desk.ask`. */
  async ask(op: string, task: unknown, items: unknown, options: MapOptions, site: CallSite): Promise<never> {
    const name = check(task, options);
    return (await this.#desk.ask([op, name, items, sentOptions(options)], options, site)) as never;
  }

  /** As `ask`; what is wrong with the call is thrown. */
  later<R>(
    op: string,
    task: unknown,
    items: unknown,
    options: MapOptions & Callbacks<R>,
    site: CallSite,
  ): AsyncResult<R> {
    check(task, options);
    this.#desk.assertOpen();
    return new AsyncResult<R>((sink) => {
      this.ask(op, task, items, options, site).then(sink.resolve, sink.reject);
    }, options);
  }

  /** The results of calls for each item; what is wrong with the call is thrown. */
  stream<I, R>(
    task: unknown,
    items: Iterable<I> | AsyncIterable<I>,
    options: ImapOptions,
    isOrdered: boolean,
    site: CallSite,
  ): AsyncGenerator<R, void, undefined> {
    check(task, options);
    this.#desk.assertOpen();
    const { chunkSize = 1, lookAhead = LOOK_AHEAD * chunkSize, ...rest } = options;
    const call = (chunk: I[]): Promise<readonly R[]> => this.ask(Op.map, task, chunk, rest, site);
    return stream(items, call, { isOrdered, chunkSize, lookAhead });
  }
}

/** Items as they travel: a typed array as it is, anything else as a list. */
export function listOf(items: Iterable<unknown>): unknown {
  return isNumberArray(items) ? items : [...items];
}

/** The name of a task, which alone travels. Raises TypeError for a function: its source never does. */
function check(task: unknown, options: MapOptions): string {
  checkCall(options);
  if (TaskRef.is(task)) return task.name;
  throw new TypeError(
    "A served pool runs the tasks that it has: name one by taskModule() or remoteTasks(), not by a function.",
  );
}

/** What of a call's options travels. */
function sentOptions({ timeout, priority, chunkSize, onProgress, transfer }: MapOptions): SentOptions {
  if (transfer !== undefined) throw new TypeError("transfer: nothing can be moved to another machine.");
  return {
    ...(timeout !== undefined && { timeout }),
    ...(priority !== undefined && { priority }),
    ...(chunkSize !== undefined && { chunkSize }),
    ...(onProgress && { wantsProgress: true }),
  };
}
