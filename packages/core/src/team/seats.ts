import type { WorkerExit, WorkerHandle } from "../workers/backend.js";
import { busy, CALLER } from "./layout.js";
import type { FromMember, ToMember } from "./messages.js";
import { dismiss, prepareSeat } from "./protocol.js";
import type { Words } from "./words.js";

/** A worker on a seat. */
interface Member {
  readonly worker: WorkerHandle;
  readonly stopListening: () => void;
  isDismissed: boolean;
  isDoomed: boolean;
}

/** What seats tell the team. */
export interface SeatEvents {
  /** A member has left; its worker is free. */
  left(worker: WorkerHandle): void;
  /** A member has died; its seat is still taken, until `clear`. */
  died(seat: number, exit: WorkerExit): void;
  /** A member has posted that it woke the caller. */
  stirred(): void;
}

/** Who sits where: invites workers, sends members away, and hears of their departure and death. */
export class Seats {
  readonly #words: Words;
  readonly #invitation: Omit<ToMember, "seat" | "type">;
  readonly #events: SeatEvents;
  readonly #members = new Map<number, Member>();
  readonly #known = new WeakSet<WorkerHandle>();

  constructor(words: Words, invitation: Omit<ToMember, "seat" | "type">, events: SeatEvents) {
    this.#words = words;
    this.#invitation = invitation;
    this.#events = events;
  }

  /** The seats that are taken, also by members on their way out. */
  get taken(): Iterable<number> {
    return this.#members.keys();
  }

  get count(): number {
    return this.#members.size;
  }

  /** Members that will take part in the next region. */
  get staying(): number {
    let staying = 0;
    for (const member of this.#members.values()) if (stays(member)) staying++;
    return staying;
  }

  /** A member is being terminated, and may be dead without our knowing. */
  get isAnyDoomed(): boolean {
    for (const { isDoomed } of this.#members.values()) if (isDoomed) return true;
    return false;
  }

  /** One more than the last of the lowest seats on which so many members stay; or than all of `size`. */
  reach(members: number, size: number): number {
    let found = 0;
    for (let seat = CALLER + 1; seat <= size; seat++) {
      const member = this.#members.get(seat);
      if (member && stays(member) && ++found === members) return seat + 1;
    }
    return size + 1;
  }

  /** Gives a worker the lowest free seat. */
  invite(worker: WorkerHandle): void {
    let seat = CALLER + 1;
    while (this.#members.has(seat)) seat++;
    prepareSeat(this.#words, seat);
    this.#members.set(seat, {
      worker,
      stopListening: worker.listen((message) => this.#hear(seat, message)),
      isDismissed: false,
      isDoomed: false,
    });
    this.#watch(worker);
    worker.post({ type: "join", seat, ...this.#invitation });
  }

  /** Sends everybody away. */
  dismissAll(): void {
    for (const [seat, member] of this.#members) {
      if (member.isDismissed) continue;
      member.isDismissed = true;
      dismiss(this.#words, seat);
    }
  }

  /** Terminates whoever is busy. */
  terminateBusy(): void {
    for (const [seat, member] of this.#members) {
      // Looked at only to choose: who has just become free is terminated in vain, and replaced.
      if (member.isDoomed || this.#words.load(busy(seat)) === 0) continue;
      member.isDoomed = true;
      void member.worker.terminate();
    }
  }

  /** Frees the seat of a member that is gone. */
  clear(seat: number): void {
    this.#members.get(seat)?.stopListening();
    this.#members.delete(seat);
  }

  /** Once for each worker, however often it joins: the promise would hold every listener for the worker's life. */
  #watch(worker: WorkerHandle): void {
    if (this.#known.has(worker)) return;
    this.#known.add(worker);
    void worker.exited.then((exit) => {
      for (const [seat, member] of [...this.#members])
        if (member.worker === worker) this.#events.died(seat, exit);
    });
  }

  #hear(seat: number, message: FromMember | readonly unknown[] | { readonly type: string }): void {
    if (!("type" in message)) return;
    if (message.type === "stirred") this.#events.stirred();
    if (message.type !== "left") return;
    const { worker } = this.#members.get(seat)!;
    this.clear(seat);
    this.#events.left(worker);
  }
}

function stays({ isDismissed, isDoomed }: Member): boolean {
  return !isDismissed && !isDoomed;
}
