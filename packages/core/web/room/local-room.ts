import { BlockingError } from "../../src/errors.js";
import type { Room, RoomWait } from "../../src/room/room.js";

/** A room of one thread, whose waits are promises: where no memory can be shared. */
export class LocalRoom implements Room {
  readonly kind = "thread";
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  readonly #waiters = new Map<number, Set<(how: RoomWait) => void>>();

  constructor(byteLength: number) {
    const buffer = new ArrayBuffer(byteLength);
    this.words = new Int32Array(buffer);
    this.bytes = new Uint8Array(buffer);
  }

  waitSync(): RoomWait {
    throw new BlockingError();
  }

  async wait(index: number, expected: number, timeoutMs?: number, signal?: AbortSignal): Promise<RoomWait> {
    signal?.throwIfAborted();
    if (this.words[index] !== expected) return "not-equal";
    const waiters = this.#waiters.get(index) ?? new Set();
    this.#waiters.set(index, waiters);
    let wake!: (how: RoomWait) => void;
    const woken = new Promise<RoomWait>((resolve) => {
      wake = resolve;
    });
    waiters.add(wake);
    const isBounded = timeoutMs !== undefined && timeoutMs < 2 ** 31;
    const timer = isBounded ? setTimeout(() => wake("timed-out"), timeoutMs) : undefined;
    const abort = () => wake("ok");
    signal?.addEventListener("abort", abort);
    const how = await woken;
    waiters.delete(wake);
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
    signal?.throwIfAborted();
    return how;
  }

  wake(index: number, count = Number.POSITIVE_INFINITY): void {
    const waiters = this.#waiters.get(index);
    for (const wake of waiters ?? []) {
      if (count-- <= 0) return;
      waiters!.delete(wake);
      wake("ok");
    }
  }
}
