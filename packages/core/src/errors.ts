import { ParakernError } from "@parakern/kernels-wasm/errors";

export {
  KernelArgumentError,
  KernelLoadError,
  KernelTrapError,
  OutOfMemoryError,
  ParakernError,
} from "@parakern/kernels-wasm/errors";
export {
  AuthenticationError,
  ConnectionLostError,
  ManagerStateError,
  ProtocolError,
} from "./door/errors.js";
export { NodeOnlyError } from "./node-only-error.js";

/** A function that cannot leave this thread, because it uses something from around it: `E_CLOSURE`. */
export class ClosureError extends ParakernError {
  constructor(message: string, options?: ErrorOptions) {
    super("E_CLOSURE", message, options);
  }
}

/** A value that the structured clone algorithm refuses: `E_SERIALIZATION`. `path` is where it stands, as `args[0].fn`. */
export class SerializationError extends ParakernError {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super("E_SERIALIZATION", `${path} cannot be sent: ${reason}`, options);
    this.path = path;
    this.reason = reason;
  }
}

/** What a worker threw, where it was no Error: `E_REMOTE`. The thrown value is `cause`. */
export class RemoteError extends ParakernError {
  constructor(message: string, options?: ErrorOptions) {
    super("E_REMOTE", message, options);
  }
}

/** A worker that ended while it held work: `E_WORKER_CRASH`. */
export class WorkerCrashError extends ParakernError {
  /** The code the worker exited with, or null where a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** How many tasks it had begun. */
  readonly tasks: number;

  constructor(
    exit: { exitCode: number | null; signal?: string | null; tasks?: number },
    options?: ErrorOptions,
  ) {
    const how = exit.signal ? `on ${exit.signal}` : `with exit code ${exit.exitCode}`;
    super("E_WORKER_CRASH", `A worker ended ${how} while it held ${exit.tasks ?? 1} task(s).`, options);
    this.exitCode = exit.exitCode;
    this.signal = exit.signal ?? null;
    this.tasks = exit.tasks ?? 1;
  }
}

/** Something took longer than it was given: `E_TIMEOUT`. */
export class TimeoutError extends ParakernError {
  readonly timeoutMs: number;

  constructor(what: string, timeoutMs: number) {
    super("E_TIMEOUT", `${what} took longer than ${timeoutMs} ms.`);
    this.timeoutMs = timeoutMs;
  }
}

/** A pool that was closed or terminated: `E_POOL_CLOSED`. */
export class PoolClosedError extends ParakernError {
  constructor(message: string, options?: ErrorOptions) {
    super("E_POOL_CLOSED", message, options);
  }
}

/** `get` on a queue that stayed empty: `E_QUEUE_EMPTY`. */
export class QueueEmptyError extends ParakernError {
  constructor(message = "The queue is empty.") {
    super("E_QUEUE_EMPTY", message);
  }
}

/** `put` on a queue that stayed full: `E_QUEUE_FULL`. */
export class QueueFullError extends ParakernError {
  constructor(message = "The queue is full.") {
    super("E_QUEUE_FULL", message);
  }
}

/** `put` on a closed queue, or `get` on one that is closed and drained: `E_QUEUE_CLOSED`. */
export class QueueClosedError extends ParakernError {
  constructor(message = "The queue is closed.") {
    super("E_QUEUE_CLOSED", message);
  }
}

/** A task module that may not or cannot be used: `E_TASK_MODULE`. */
export class TaskModuleError extends ParakernError {
  constructor(message: string, options?: ErrorOptions) {
    super("E_TASK_MODULE", message, options);
  }
}

/** A Process used out of turn, as started twice or closed while alive: `E_PROCESS_STATE`. */
export class ProcessStateError extends ParakernError {
  constructor(message: string) {
    super("E_PROCESS_STATE", message);
  }
}

/** A lock whose owner ended without releasing it: `E_ABANDONED_LOCK`. Told to one; the lock is free again. */
export class AbandonedLockError extends ParakernError {
  constructor(
    message = "The lock's owner ended without releasing it: what it protects may be half done. The lock is free again.",
  ) {
    super("E_ABANDONED_LOCK", message);
  }
}

/** A lock used out of turn, as released by one who does not hold it: `E_LOCK_STATE`. */
export class LockStateError extends ParakernError {
  constructor(message: string) {
    super("E_LOCK_STATE", message);
  }
}

/** A blocking call where there is no shared memory to wait on: `E_BLOCKING`. */
export class BlockingError extends ParakernError {
  constructor(
    message = "This cannot be done without waiting for an answer, as no memory is shared with its home: use the form that returns a promise.",
  ) {
    super("E_BLOCKING", message);
  }
}

/** A lock, event or other shared object whose home, the thread or process that made it, has ended: `E_HOMELESS`. */
export class HomelessError extends ParakernError {
  constructor(message = "The thread or process that made this has ended, and it with it.") {
    super("E_HOMELESS", message);
  }
}

/** A barrier that was aborted, reset, or left by a party before all had come: `E_BROKEN_BARRIER`. */
export class BrokenBarrierError extends ParakernError {
  constructor(message = "The barrier is broken.") {
    super("E_BROKEN_BARRIER", message);
  }
}

/** Reading from, or writing to, a pipe whose other end is closed: `E_EOF`. */
export class EOFError extends ParakernError {
  constructor(message = "The other end of the pipe is closed.") {
    super("E_EOF", message);
  }
}

/** Use of a connection that its holder has closed, or that does not go that way: `E_CONNECTION_CLOSED`. */
export class ConnectionClosedError extends ParakernError {
  constructor(message = "The connection is closed.") {
    super("E_CONNECTION_CLOSED", message);
  }
}

/** A message with more bytes than there is room for: `E_BUFFER_TOO_SHORT`. `bytes` is the whole message. */
export class BufferTooShortError extends ParakernError {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, room: number) {
    super(
      "E_BUFFER_TOO_SHORT",
      `A message of ${bytes.length} bytes came, for which there is room of ${room}.`,
    );
    this.bytes = bytes;
  }
}

/** Something that needs memory which processes map, where there is none: `E_NO_MAPPING`. */
export class NoMappingError extends ParakernError {
  constructor(what: string) {
    super(
      "E_NO_MAPPING",
      `${what} needs memory that processes map, which features().mappedMemory says is not to be had here. It takes Linux on x64 or arm64 and the package koffi: npm install koffi.`,
    );
  }
}

/** Named shared memory that exists already, or does not: `E_SHARED_MEMORY`. `memoryName` is its name. */
export class SharedMemoryError extends ParakernError {
  readonly memoryName: string;

  constructor(name: string, problem: string, options?: ErrorOptions) {
    super("E_SHARED_MEMORY", `Shared memory "${name}" ${problem}`, options);
    this.memoryName = name;
  }
}
