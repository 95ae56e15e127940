import { PoolClosedError } from "../errors.js";

// Why a pool takes nothing more.

export function closed(name: string): PoolClosedError {
  return new PoolClosedError(`${name} was closed: nothing can be submitted to it any more.`);
}

export function terminated(name: string): PoolClosedError {
  return new PoolClosedError(`${name} was terminated.`);
}

export function gaveUp(name: string, cause: unknown): PoolClosedError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const message = `${name} gave up: its workers end again and again. The last time: ${why}`;
  return new PoolClosedError(message, { cause });
}

/** Why a pool cannot be joined. */
export function stillOpen(name: string): PoolClosedError {
  return new PoolClosedError(`${name} is still open: call close() or terminate() before join().`);
}
