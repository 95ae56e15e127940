import { libc } from "../segment/libc.js";
import type { RoomWait } from "./room.js";

const SYSCALL = process.arch === "x64" ? 202 : 98;
const FUTEX_WAIT = 0;
const FUTEX_WAKE = 1;
const EVERYBODY = 2 ** 31 - 1;

/** A change within this time is seen sooner than the kernel could wake the thread. */
const SPIN_MS = 0.015;
const LOOKS = 50;
/** No wait in the kernel is longer: in it a thread cannot be terminated, and who should wake it may have been killed. */
const SLICE_MS = 50;

/** A word that a thread is about to block on. */
interface Blocking {
  readonly words: Int32Array;
  readonly index: number;
  readonly expected: number;
  readonly timeoutMs: number;
  readonly address: number;
  /** The word that counts who blocks. */
  readonly head: Int32Array;
  readonly blocked: number;
}

const timespec = new Int32Array(4);

/** Blocks this thread until the word has changed or was woken, or the time is up. */
export function blockOn(what: Blocking): RoomWait {
  const { timeoutMs, head, blocked } = what;
  const begin = performance.now();
  if (hasChangedWithin(what, begin + Math.min(SPIN_MS, timeoutMs))) return "ok";
  // Before the kernel looks at the word: who changes it after that sees the count, and wakes.
  Atomics.add(head, blocked, 1);
  try {
    return blockUntil(what, begin + timeoutMs);
  } finally {
    // Where this thread is killed instead, wake-ups cost a call of the kernel for ever after, and nothing else.
    Atomics.sub(head, blocked, 1);
  }
}

/** Wakes at most so many threads that are blocked at an address; returns how many there were. */
export function wakeBlocked(address: number, count: number): number {
  return libc()!.futex(SYSCALL, address, FUTEX_WAKE, Math.min(count, EVERYBODY), null);
}

function hasChangedWithin({ words, index, expected }: Blocking, end: number): boolean {
  do {
    for (let look = 0; look < LOOKS; look++) {
      // Until somebody changes it.
      if (Atomics.load(words, index) !== expected) return true;
    }
  } while (performance.now() < end);
  return false;
}

function blockUntil({ words, index, expected, address }: Blocking, end: number): RoomWait {
  const { futex } = libc()!;
  for (;;) {
    const left = end - performance.now();
    if (left <= 0) return "timed-out";
    timespec[2] = Math.ceil(Math.min(left, SLICE_MS) * 1e6);
    if (futex(SYSCALL, address, FUTEX_WAIT, expected, timespec) === 0) return "ok";
    // The slice is over, or the kernel saw another value.
    if (Atomics.load(words, index) !== expected) return "ok";
  }
}
