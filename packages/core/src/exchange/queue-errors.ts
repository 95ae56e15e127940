import { QueueClosedError, QueueEmptyError, QueueFullError, TimeoutError } from "../errors.js";

// What every transport says.

export function drained(): QueueClosedError {
  return new QueueClosedError("The queue is closed, and nothing is left in it.");
}

export function closedWhileFull(): QueueClosedError {
  return new QueueClosedError("The queue was closed before there was room.");
}

export function stayedEmpty(timeout: number | undefined): QueueEmptyError {
  return timeout ? new QueueEmptyError(`The queue stayed empty for ${timeout} ms.`) : new QueueEmptyError();
}

export function stayedFull(size: number, maxSize: number): QueueFullError {
  return maxSize > 0
    ? new QueueFullError(`The queue is full: it holds ${size} of ${maxSize}.`)
    : new QueueFullError(`The queue's memory is full: it holds ${size}.`);
}

export function tooManyDone(): RangeError {
  return new RangeError("taskDone() was called more often than items were put.");
}

export function joinedLate(timeout: number | undefined): TimeoutError {
  return new TimeoutError("Joining the queue", timeout ?? 0);
}

export function homeless(): QueueClosedError {
  return new QueueClosedError("The queue is closed: the thread or process that made it has ended.");
}
