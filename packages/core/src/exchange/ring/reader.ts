import type { Room } from "../../room/room.js";
import { announce } from "./event.js";
import {
  FIRST,
  HEAD,
  HEAD_AFTER,
  KIND_SHIFT,
  LAST,
  PAD,
  READ_LOCK,
  RECORD_HEADER,
  RECORDS,
  SPACE,
  TAIL,
  TAKEN,
  TAKEN_AFTER,
} from "./layout.js";
import { RingLock } from "./lock.js";
import { BYTES } from "./message.js";
import { probe } from "./probe.js";

/** Nothing is there to be taken. */
export const EMPTY = Symbol("empty");
/** Somebody else takes something at this moment. */
export const BUSY = Symbol("busy");

/** Makes an item of a message's bytes, which are overwritten after that. */
export type Receive = (kind: number, bytes: Uint8Array, at: number, length: number) => unknown;

/** The side of a ring that messages come out by. */
export class RingReader {
  readonly lock: RingLock;
  readonly #room: Room;
  readonly #capacity: number;
  /** What has come of a message that is larger than a record; the lock is kept until all of it has. */
  #part: Uint8Array | undefined;
  #got = 0;

  constructor(room: Room, capacity: number) {
    this.#room = room;
    this.#capacity = capacity;
    this.lock = new RingLock(room, READ_LOCK, () => this.#recover());
  }

  /** Whether part of a message has come. */
  get isReceiving(): boolean {
    return this.#part !== undefined;
  }

  /** Whether nothing is there. */
  isEmpty(): boolean {
    const { words } = this.#room;
    // Writers move the one, readers the other.
    return Atomics.load(words, HEAD) === Atomics.load(words, TAIL);
  }

  /** Takes the first message, made into an item by `receive`; or EMPTY, or BUSY. Large bytes go into `into` where they fit. */
  take(receive: Receive, into?: Uint8Array): unknown {
    if (this.#part === undefined) {
      if (this.isEmpty()) return EMPTY;
      if (!this.lock.tryAcquire()) return BUSY;
      probe.at?.("read locked");
    }
    let item: unknown = EMPTY;
    try {
      while (item === EMPTY && !this.isEmpty()) item = this.#next(receive, into);
    } finally {
      if (this.#part === undefined) this.lock.release();
    }
    return item;
  }

  /** Drops what has come of a message whose writer has ended. */
  drop(): void {
    if (this.#part === undefined) return;
    this.#part = undefined;
    this.lock.release();
  }

  #next(receive: Receive, into: Uint8Array | undefined): unknown {
    const { words, bytes } = this.#room;
    const head = words[HEAD]!;
    const at = head & (this.#capacity - 1);
    const word = (RECORDS + at) >> 2;
    const length = words[word]!;
    const flags = words[word + 1]!;
    const after = (head + RECORD_HEADER + ((length + 15) & ~15)) | 0;
    const payload = RECORDS + at + RECORD_HEADER;
    const kind = flags >> KIND_SHIFT;
    // A first part while another is awaited: the writer of that one has ended.
    if (flags & FIRST) this.#part = undefined;
    if ((flags & FIRST) !== 0 && (flags & LAST) !== 0) {
      try {
        return receive(kind, bytes, payload, length);
      } finally {
        this.#commit(after, true);
      }
    }
    if (flags & FIRST) {
      this.#part = memoryFor(words[word + 2]! >>> 0, kind, into);
      this.#got = 0;
    }
    if (this.#part === undefined) {
      // The rest of what a reader had begun to take that has ended; or no message.
      this.#commit(after, (flags & PAD) === 0 && (flags & LAST) !== 0);
      return EMPTY;
    }
    if (flags & PAD) {
      this.#commit(after, false);
      return EMPTY;
    }
    this.#part.set(bytes.subarray(payload, payload + length), this.#got);
    this.#got += length;
    this.#commit(after, (flags & LAST) !== 0);
    probe.at?.("chunk read");
    if ((flags & LAST) === 0) return EMPTY;
    const part = this.#part;
    this.#part = undefined;
    return receive(kind, part, 0, part.length);
  }

  /** Lets writers have the place of what was read. */
  #commit(after: number, isWhole: boolean): void {
    const { words } = this.#room;
    const taken = (words[TAKEN]! + (isWhole ? 1 : 0)) | 0;
    probe.at?.("read");
    // Before TAKEN_AFTER: should this thread be killed, the two belong together or HEAD is another.
    Atomics.store(words, HEAD_AFTER, after);
    // The other half of the journal.
    Atomics.store(words, TAKEN_AFTER, taken);
    probe.at?.("read journalled");
    // The one step that takes the message: before it the next reader gets it.
    Atomics.store(words, HEAD, after);
    probe.at?.("head moved");
    // For those who ask for the size.
    Atomics.store(words, TAKEN, taken);
    probe.at?.("taken counted");
    announce(this.#room, SPACE);
  }

  #recover(): void {
    const { words } = this.#room;
    if (words[HEAD] !== words[HEAD_AFTER]) return;
    // It was killed between the two.
    Atomics.store(words, TAKEN, words[TAKEN_AFTER]!);
    announce(this.#room, SPACE);
  }
}

function memoryFor(length: number, kind: number, into: Uint8Array | undefined): Uint8Array {
  if (into !== undefined && kind === BYTES && length <= into.length) return into.subarray(0, length);
  // Not zeroed: all of it is written before anybody sees it.
  return new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
}
