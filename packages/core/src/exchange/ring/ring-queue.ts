import type { Room } from "../../room/room.js";
import { isGone, myHolder } from "../../segment/holder.js";
import type { CoreWait } from "../call-signal.js";
import { Moved, withoutMove } from "../moved.js";
import type { CloseSide, CoreGet, QueueCore, QueueState, SyncQueueCore } from "../queue-core.js";
import { announceAlways } from "./event.js";
import { Finish } from "./finish.js";
import { RingInbox } from "./inbox.js";
import { fromMessage, Ticket, ticketMessage, toMessage } from "./items.js";
import { CLOSED, DATA, HOME, MAX_SIZE, NO_MORE_GETS, NO_MORE_PUTS, RECORDS, SPACE } from "./layout.js";
import type { Message } from "./message.js";
import { RingOutbox } from "./outbox.js";
import { EMPTY, RingReader } from "./reader.js";
import type { RingOptions } from "./ring-options.js";
import { PipeSeats } from "./seats.js";
import { type Stash, StashHome } from "./stash.js";
import { syncQueue } from "./sync-queue.js";
import { RingWriter } from "./writer.js";

/** How many calls in a row are settled at once before the event loop has its turn. */
const STREAK = 1000;

/** A queue in shared memory: every holder takes and puts by itself. */
export class RingQueue implements QueueCore {
  readonly id: string;
  readonly maxSize: number;
  readonly maySpill: boolean;
  readonly canMove: boolean;
  readonly room: Room;
  readonly stash: Stash;
  readonly sync: SyncQueueCore;
  readonly holders: PipeSeats;
  readonly #reader: RingReader;
  readonly #writer: RingWriter;
  readonly #inbox: RingInbox;
  readonly #outbox: RingOutbox;
  readonly #finish: Finish;
  #streak = 0;
  /** Items that are being left at the home: those put later wait behind them. */
  #leaving: Promise<unknown> | undefined;

  /** A queue over a room of zeros, or over one that another holder has made. */
  constructor(id: string, room: Room, stash: Stash, options: RingOptions) {
    this.id = id;
    this.room = room;
    this.canMove = room.kind === "thread";
    this.stash = stash;
    this.maxSize = options.maxSize;
    this.maySpill = options.maySpill;
    const capacity = 2 ** Math.floor(Math.log2(room.bytes.length - RECORDS));
    this.#reader = new RingReader(room, capacity);
    this.#writer = new RingWriter(room, capacity);
    this.#inbox = new RingInbox(room, this.#reader, {
      receive: fromMessage,
      isOver: () => this.#isOver(),
      isBeingWritten: () => this.#writer.lock.isHeld(),
      onSlice: () => this.#findHolders("puts"),
    });
    this.#outbox = new RingOutbox(room, this.#writer, options, () => this.#findHolders("gets"));
    this.holders = new PipeSeats(room);
    this.#finish = new Finish(room, () => this.#writer.spills.total());
    this.sync = syncQueue(this.#inbox, this.#outbox);
    if (stash instanceof StashHome) {
      room.words[MAX_SIZE] = options.maxSize;
      room.words[HOME] = myHolder();
    }
  }

  put(item: unknown, options: CoreWait): Promise<void> {
    try {
      if (this.#leaving !== undefined) return this.#putLater(this.#leaving, item, options);
      if (item instanceof Moved) return this.#putTicket(item, options);
      let message: Message;
      try {
        message = toMessage(item);
      } catch {
        return this.#putTicket(item, options);
      }
      return this.#outbox.put(message, options) ?? this.#turn(undefined);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  get(options: CoreGet): Promise<unknown> {
    try {
      const item = this.#inbox.takeNow(options);
      if (item === EMPTY)
        return this.#inbox.take(options).then((got) => (got instanceof Ticket ? this.#claim(got) : got));
      return item instanceof Ticket ? this.#claim(item) : (this.#turn(item) as Promise<unknown>);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  ready(options: CoreWait): Promise<boolean> {
    return this.#inbox.ready(options);
  }

  async taskDone(): Promise<void> {
    this.#finish.taskDone();
  }

  joined(options: CoreWait): Promise<void> {
    return this.#finish.joined(options);
  }

  async state(): Promise<QueueState> {
    // Others set it, once.
    const isClosed = (Atomics.load(this.room.words, CLOSED) & NO_MORE_PUTS) !== 0;
    return { size: this.#writer.size(), maxSize: this.maxSize, isClosed };
  }

  async close(side?: CloseSide): Promise<void> {
    await this.#leaving;
    this.end(side);
  }

  /** As `close`, at once. */
  end(side?: CloseSide): void {
    const bits = side === "gets" ? NO_MORE_PUTS | NO_MORE_GETS : NO_MORE_PUTS;
    // Others may close the other side at the same time.
    Atomics.or(this.room.words, CLOSED, bits);
    announceAlways(this.room, DATA);
    announceAlways(this.room, SPACE);
  }

  async flushed(): Promise<void> {
    await this.#leaving;
    await this.#outbox.flushed();
  }

  /** The home has ended, and the queue with it, for this holder: what is left in it can still be taken. */
  cut(): void {
    this.#writer.isCut = true;
    announceAlways(this.room, DATA);
    announceAlways(this.room, SPACE);
  }

  forget(): void {
    this.#outbox.forget();
  }

  #isOver(): boolean {
    const { words } = this.room;
    // Set once by who closes; what was accepted before that still comes.
    const closed = Atomics.load(words, CLOSED);
    if (closed & NO_MORE_GETS) return true;
    if ((closed & NO_MORE_PUTS) === 0 && !this.#writer.isCut) return false;
    return this.#writer.spills.total() === 0;
  }

  /** For a thread that blocks, and so hears of nobody's end. */
  #findHolders(of: CloseSide): void {
    if (!this.#writer.isCut && isGone(this.room.words[HOME]!)) this.cut();
    if (this.holders.isDeserted(of)) this.end(of);
  }

  async #putLater(before: Promise<unknown>, item: unknown, options: CoreWait): Promise<void> {
    await before;
    return this.put(item, options);
  }

  /** An item with handles, or shared memory: it must be at the home before its ticket can be taken. */
  async #putTicket(item: unknown, options: CoreWait): Promise<void> {
    const leaving = this.stash.leave(item);
    const settled = leaving.catch(() => {});
    this.#leaving = settled;
    try {
      const ticket = await leaving;
      if (this.#leaving === settled) this.#leaving = undefined;
      try {
        await this.#outbox.put(ticketMessage(ticket), options);
      } catch (error) {
        // Nobody will.
        void this.stash.claim(ticket).catch(() => {});
        throw error;
      }
    } finally {
      if (this.#leaving === settled) this.#leaving = undefined;
    }
  }

  async #claim({ number }: Ticket): Promise<unknown> {
    return withoutMove(await this.stash.claim(number));
  }

  /** A settled promise; once in a while one that lets the event loop turn, which those of a loop would never do. */
  #turn<T>(value: T): Promise<T> {
    if (++this.#streak < STREAK) return Promise.resolve(value);
    this.#streak = 0;
    return new Promise((resolve) => setImmediate(resolve, value));
  }
}
