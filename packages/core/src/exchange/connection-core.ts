import { BlockingError, ConnectionClosedError, EOFError, QueueClosedError } from "../errors.js";
import { markHandle } from "../task/handle.js";
import type { PipeEnd } from "./pipe-end.js";
import type { QueueCore, SyncQueueCore } from "./queue-core.js";

/** What is behind a Connection: a queue each way that it has, and its share in the end of the pipe. */
export interface ConnectionCore {
  readonly out: QueueCore | undefined;
  readonly in: QueueCore | undefined;
  readonly end: PipeEnd;
  isClosed: boolean;
}

/** Beside the instances: those that arrive in a message are made of objects that exist already. */
const cores = new WeakMap<object, ConnectionCore>();

/** The core of a connection, also of one that is closed. */
export function coreOfConnection(connection: object): ConnectionCore {
  return cores.get(connection)!;
}

/** What gives back the places that a connection's holder has at the rings of its pipe. */
const seats = new WeakMap<ConnectionCore, readonly ((() => void) | undefined)[]>();

/** Says that one more is about to hold the end of a pipe. */
export function expectHolder(core: Pick<ConnectionCore, "in" | "out">): void {
  core.out?.holders?.expect("puts");
  core.in?.holders?.expect("gets");
}

/** Who drops a connection without closing it has closed it all the same. */
const dropped = new FinalizationRegistry<ConnectionCore>((core) => closeCore(core));

/** Makes an object a connection. */
export function adoptConnection(connection: object, core: ConnectionCore): void {
  seats.set(core, [core.out?.holders?.take("puts"), core.in?.holders?.take("gets")]);
  cores.set(connection, core);
  dropped.register(connection, core, core);
  markHandle(connection);
}

/** The core of a connection; ConnectionClosedError once it is closed here. */
export function openCore(connection: object): ConnectionCore {
  const core = cores.get(connection);
  if (core === undefined) throw new TypeError("Expected a Connection.");
  if (core.isClosed) throw new ConnectionClosedError("The connection is closed.");
  return core;
}

/** Ends a holder's share, once what it sent is on its way. */
export function closeCore(core: ConnectionCore): void {
  if (core.isClosed) return;
  dropped.unregister(core);
  core.isClosed = true;
  void Promise.resolve(core.out?.flushed?.()).finally(() => {
    for (const leave of seats.get(core) ?? []) leave?.();
    core.end.release();
  });
}

/** The queue that a connection sends by. */
export function outOf(connection: object): QueueCore {
  const { out } = openCore(connection);
  if (out === undefined) throw new ConnectionClosedError("This end of the pipe only receives.");
  return out;
}

/** The queue that a connection receives by. */
export function inOf(connection: object): QueueCore {
  const core = openCore(connection).in;
  if (core === undefined) throw new ConnectionClosedError("This end of the pipe only sends.");
  return core;
}

/** The blocking calls of a queue; BlockingError where no memory is shared. */
export function syncOf(core: QueueCore): SyncQueueCore {
  if (core.sync === undefined) throw new BlockingError();
  return core.sync;
}

/** What sending raises. */
export function nobodyReads(error: unknown): never {
  throw error instanceof QueueClosedError ? new EOFError("The other end of the pipe is closed.") : error;
}

/** What receiving raises. */
export function nothingLeft(error: unknown): never {
  if (!(error instanceof QueueClosedError)) throw error;
  throw new EOFError("The other end of the pipe is closed, and nothing is left to receive.");
}

/** Calls, and translates what that raises. */
export function atEnd<T>(translate: (error: unknown) => never, call: () => T): T {
  try {
    return call();
  } catch (error) {
    return translate(error);
  }
}
