import { BlockingError } from "../errors.js";
import { canBlock } from "../shared-memory.js";
import { keepAlive } from "../team/keep-alive.js";
import type { Room, RoomWait } from "./room.js";

/** Which TypeScript knows only from ES2024 on. */
const { waitAsync } = Atomics as unknown as {
  waitAsync(
    words: Int32Array,
    index: number,
    value: number,
    timeoutMs?: number,
  ): { async: true; value: Promise<RoomWait> } | { async: false; value: RoomWait };
};

/** A room between threads: a SharedArrayBuffer, on which Atomics do everything. */
export class ThreadRoom implements Room {
  readonly kind = "thread";
  readonly id: string;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;

  constructor(id: string, buffer: SharedArrayBuffer) {
    this.id = id;
    this.words = new Int32Array(buffer);
    this.bytes = new Uint8Array(buffer);
  }

  waitSync(index: number, expected: number, timeoutMs?: number): RoomWait {
    if (!canBlock())
      throw new BlockingError(
        "The thread of a page must not be blocked: use the form that returns a promise.",
      );
    // Blocks until somebody wakes this word; returns at once where it has changed already.
    return Atomics.wait(this.words, index, expected, timeoutMs);
  }

  async wait(index: number, expected: number, timeoutMs?: number, signal?: AbortSignal): Promise<RoomWait> {
    signal?.throwIfAborted();
    // Sleeps without blocking; `waitAsync` says at once where the word has changed already.
    const wait = waitAsync(this.words, index, expected, timeoutMs);
    if (!wait.async) return wait.value;
    keepAlive.hold();
    try {
      return await (signal === undefined ? wait.value : this.#unlessAborted(wait.value, index, signal));
    } finally {
      keepAlive.release();
    }
  }

  wake(index: number, count?: number): void {
    // Wakes both kinds of waiters; without a count, all of them.
    Atomics.notify(this.words, index, count);
  }

  #unlessAborted(woken: Promise<RoomWait>, index: number, signal: AbortSignal): Promise<RoomWait> {
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        // A sleep of `waitAsync` cannot be taken back, and would swallow the next wake-up: it ends with everybody's.
        this.wake(index);
        reject(signal.reason);
      };
      signal.addEventListener("abort", abort, { once: true });
      void woken.then((how) => {
        signal.removeEventListener("abort", abort);
        resolve(how);
      });
    });
  }
}
