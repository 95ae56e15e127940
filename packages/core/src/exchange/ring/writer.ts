import type { Room } from "../../room/room.js";
import { copyBytes } from "./copy-bytes.js";
import { putCount, takenCount } from "./counts.js";
import { announce } from "./event.js";
import {
  CLOSED,
  DATA,
  FIRST,
  HEAD,
  KIND_SHIFT,
  LAST,
  MAX_SIZE,
  NO_MORE_GETS,
  NO_MORE_PUTS,
  PAD,
  PUT,
  PUT_AFTER,
  RECORD_HEADER,
  RECORDS,
  TAIL,
  TAIL_AFTER,
  WRITE_LOCK,
} from "./layout.js";
import { RingLock } from "./lock.js";
import type { Message } from "./message.js";
import { probe } from "./probe.js";
import { Spills } from "./spills.js";

/** The bytes of a part of a large message: few enough for the reader not to sleep meanwhile. */
const CHUNK = 1 << 15;
/** From this on a message goes in parts. */
const LARGE = 1 << 16;

/** What came of an attempt to write. */
export type Written = "written" | "full" | "busy" | "closed";

/** The side of a ring that messages go in by. */
export class RingWriter {
  readonly lock: RingLock;
  readonly spills: Spills;
  /** Set when the thread or process that made the ring has ended, which ends it for this holder. */
  isCut = false;
  readonly #room: Room;
  readonly #capacity: number;
  /** How much of a message has been written that is larger than a record; the lock is kept until all of it is. */
  #sent = 0;

  constructor(room: Room, capacity: number) {
    this.#room = room;
    this.#capacity = capacity;
    this.spills = new Spills(room);
    this.lock = new RingLock(room, WRITE_LOCK, () => this.#recover());
  }

  /** Whether part of a message has been written. */
  get isSending(): boolean {
    return this.#sent > 0;
  }

  /** How much of it. */
  get sent(): number {
    return this.#sent;
  }

  /** Writes a message, or as much of a large one as there is room for. `isSpilled` says that it has been counted before. */
  write(message: Message, isSpilled: boolean): Written {
    if (this.#sent > 0) return this.#stream(message, isSpilled);
    if (!this.lock.tryAcquire()) return "busy";
    probe.at?.("write locked");
    if (this.#isClosed(isSpilled ? NO_MORE_GETS : NO_MORE_PUTS)) return this.#leave("closed");
    if (!isSpilled && this.isFull()) return this.#leave("full");
    if (message.length > LARGE) return this.#stream(message, isSpilled);
    if (!this.#record(message, 0, message.length)) return this.#leave("full");
    this.#commit(true, isSpilled);
    return this.#leave("written");
  }

  /** Counts a message as put that waits in this thread's memory for room; whether it may. */
  spill(): Written {
    if (this.#sent > 0) return this.isFull() ? "full" : this.spills.add(1) ? "written" : "full";
    if (!this.lock.tryAcquire()) return "busy";
    if (this.#isClosed(NO_MORE_PUTS)) return this.#leave("closed");
    return this.#leave(!this.isFull() && this.spills.add(1) ? "written" : "full");
  }

  /** Takes that back for some; `isBegun` where a part of one has been written, which its reader drops. */
  unspill(count: number, isBegun: boolean): void {
    // Held by others for moments only; where not, what is counted too much goes with this thread.
    for (let i = 0; this.#sent === 0 && !this.lock.tryAcquire(); i++) if (i === 1000) return;
    this.spills.add(-count);
    if (isBegun) this.#sent = 0;
    if (this.#sent === 0) this.lock.release();
  }

  /** How far readers have come. */
  taken(): number {
    // They move it.
    return Atomics.load(this.#room.words, HEAD);
  }

  /** Whether as many messages have been put and not taken as may be. */
  isFull(): boolean {
    const most = this.#room.words[MAX_SIZE]!;
    return most > 0 && this.size() >= most;
  }

  /** How many messages have been put and not taken. */
  size(): number {
    const { words } = this.#room;
    // First: a message that is taken in between is counted rather than one that is put missed.
    const taken = takenCount(words);
    return Math.max(0, (putCount(words) - taken) | 0) + this.spills.total();
  }

  #isClosed(bit: number): boolean {
    if (this.isCut && bit === NO_MORE_PUTS) return true;
    // Set once by whoever closes.
    return (Atomics.load(this.#room.words, CLOSED) & bit) !== 0;
  }

  #leave(outcome: Written): Written {
    this.lock.release();
    return outcome;
  }

  #stream(message: Message, isSpilled: boolean): Written {
    const most = Math.min(this.#capacity >> 3, CHUNK);
    // Nobody reads any more.
    if (this.#isClosed(NO_MORE_GETS)) {
      this.#sent = 0;
      return this.#leave("closed");
    }
    while (this.#sent < message.length) {
      const end = Math.min(message.length, this.#sent + most);
      if (!this.#record(message, this.#sent, end)) {
        if (this.#sent === 0) this.lock.release();
        return "full";
      }
      this.#sent = end;
      this.#commit(end === message.length, isSpilled);
      probe.at?.("chunk written");
    }
    this.#sent = 0;
    return this.#leave("written");
  }

  /** Writes a part of a message behind the tail, where nobody sees it yet; false where there is no room. */
  #record(message: Message, from: number, to: number): boolean {
    const { words, bytes } = this.#room;
    const length = to - from;
    const need = RECORD_HEADER + ((length + 15) & ~15);
    const tail = words[TAIL]!;
    let at = tail & (this.#capacity - 1);
    const left = this.#capacity - at;
    const pad = need > left ? left : 0;
    // Readers move it on: what is before it is ours to overwrite.
    if (((tail - Atomics.load(words, HEAD)) | 0) + pad + need > this.#capacity) return false;
    if (pad > 0) {
      words[(RECORDS + at) >> 2] = left - RECORD_HEADER;
      words[(RECORDS + at + 4) >> 2] = PAD;
      at = 0;
    }
    const word = (RECORDS + at) >> 2;
    words[word] = length;
    words[word + 1] =
      (from === 0 ? FIRST : 0) | (to === message.length ? LAST : 0) | (message.kind << KIND_SHIFT);
    words[word + 2] = message.length;
    const { skipped } = message;
    copyBytes(message.bytes, from - skipped, to - skipped, bytes, RECORDS + at + RECORD_HEADER);
    // The journal: as long as TAIL is another, it has no meaning.
    Atomics.store(words, TAIL_AFTER, (tail + pad + need) | 0);
    probe.at?.("written");
    return true;
  }

  /** Lets readers see what `#record` wrote. */
  #commit(isWhole: boolean, isSpilled: boolean): void {
    const { words } = this.#room;
    const put = (words[PUT]! + (isWhole ? 1 : 0)) | 0;
    // After TAIL_AFTER: should this thread be killed, the two belong together or TAIL is another.
    Atomics.store(words, PUT_AFTER, put);
    probe.at?.("write journalled");
    // The one step that puts the message: before it nothing has happened, after it all that is missing can be mended.
    Atomics.store(words, TAIL, words[TAIL_AFTER]!);
    probe.at?.("tail moved");
    if (isWhole && isSpilled) this.spills.add(-1);
    // For those who ask for the size.
    Atomics.store(words, PUT, put);
    probe.at?.("put counted");
    announce(this.#room, DATA);
  }

  #recover(): void {
    const { words } = this.#room;
    if (words[TAIL] !== words[TAIL_AFTER]) return;
    // It was killed between the two.
    Atomics.store(words, PUT, words[PUT_AFTER]!);
    announce(this.#room, DATA);
  }
}
