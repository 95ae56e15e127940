import { startTimer } from "../exchange/timer.js";
import { type Block, headOf } from "../segment/arena.js";
import { BLOCKED, HEAD_WORDS, SLEEPING, SLEEPING_WORDS, WAKES, WAKES_WORDS } from "../segment/layout.js";
import { libc } from "../segment/libc.js";
import type { Bell } from "./bell.js";
import { ringSeat, seatOf } from "./bell-table.js";
import { blockOn, wakeBlocked } from "./futex.js";
import type { Room, RoomWait } from "./room.js";
import { rise, type Sleeper, sleep } from "./sleepers.js";

/** A room between processes: a block of a segment that each of them maps. */
export class MappedRoom implements Room {
  readonly kind = "mapped";
  readonly id: string;
  readonly block: Block;
  readonly head: Int32Array;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  readonly #address: number;

  constructor(block: Block) {
    const { segment, offset, byteLength } = block;
    const begin = offset + HEAD_WORDS * 4;
    const length = byteLength - HEAD_WORDS * 4;
    this.id = `${segment.id}.${offset}`;
    this.block = block;
    this.head = headOf(block);
    // A buffer of its own, which all views of the room keep, and no view of another: the block lives as long as it.
    const buffer = libc()!.view(segment.address + begin, length);
    this.words = new Int32Array(buffer);
    this.bytes = new Uint8Array(buffer);
    this.#address = segment.address + begin;
  }

  waitSync(index: number, expected: number, timeoutMs = Number.POSITIVE_INFINITY): RoomWait {
    const { words, head } = this;
    // Who waits for what has happened already does not wait.
    if (Atomics.load(words, index) !== expected) return "not-equal";
    if (timeoutMs <= 0) return "timed-out";
    return blockOn({
      words,
      index,
      expected,
      timeoutMs,
      address: this.#address + index * 4,
      head,
      blocked: BLOCKED,
    });
  }

  async wait(index: number, expected: number, timeoutMs?: number, signal?: AbortSignal): Promise<RoomWait> {
    signal?.throwIfAborted();
    // As `waitSync`.
    if (Atomics.load(this.words, index) !== expected) return "not-equal";
    if (timeoutMs !== undefined && timeoutMs <= 0) return "timed-out";
    return new Promise((resolve, reject) => {
      const end = (): void => {
        rise(sleeper);
        stop();
        signal?.removeEventListener("abort", abort);
      };
      const sleeper = this.#sleeper(index, expected, () => {
        end();
        resolve("ok");
      });
      const abort = (): void => {
        end();
        reject(signal!.reason);
      };
      const stop = startTimer(timeoutMs, () => {
        end();
        resolve("timed-out");
      });
      signal?.addEventListener("abort", abort, { once: true });
      sleep(sleeper);
    });
  }

  wake(index: number, count = Number.POSITIVE_INFINITY): void {
    const { head, block } = this;
    let left = count;
    // Read after the word was changed: who blocks counts itself first and looks at the word after that.
    if (Atomics.load(head, BLOCKED) > 0) left -= wakeBlocked(this.#address + index * 4, count);
    if (left <= 0) return;
    for (let word = 0; word < SLEEPING_WORDS; word++) {
      // Likewise: who sleeps sets its bit first.
      if (Atomics.load(head, SLEEPING + word) === 0) continue;
      // Before the bits go: who is rung must see that it was woken, also where the word has its old value again.
      Atomics.add(head, WAKES + (index % WAKES_WORDS), 1);
      // Taken, so that each thread is rung once; those that sleep on set theirs again.
      let bits = Atomics.exchange(head, SLEEPING + word, 0);
      for (; bits !== 0; bits &= bits - 1) ringSeat(block.segment, word * 32 + 31 - Math.clz32(bits & -bits));
    }
  }

  #sleeper(index: number, expected: number, wake: () => void): Sleeper {
    const { words, head, block } = this;
    const count = WAKES + (index % WAKES_WORDS);
    // From the beginning: a wake-up from now on is for this sleeper, too.
    const seen = Atomics.load(head, count);
    return {
      // Changed by somebody, or changed and changed back.
      isDue: () => Atomics.load(words, index) !== expected || Atomics.load(head, count) !== seen,
      arm(bell: Bell): void {
        const seat = seatOf(block.segment, bell);
        // A full table leaves it to the sleeper to look from time to time.
        if (seat >= 0) Atomics.or(head, SLEEPING + (seat >> 5), 1 << (seat & 31));
      },
      wake,
    };
  }
}
