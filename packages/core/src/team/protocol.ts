/**
 * The protocol of the team: how one caller and its members share out the chunks of a region. Plain functions over `Mem`,
 * and the only code that touches the shared words. What runs here in production is what the explorer of the tests runs;
 * README.md has the whole picture.
 */
import {
  busy,
  CALLER,
  CHUNKS,
  DONE,
  DONE_CHUNKS,
  FAILED,
  FIRST,
  generation,
  LAST,
  LEAVE,
  PENDING,
  PHASE,
  PHASES,
  STATUS,
  WAKE,
  WORK,
} from "./layout.js";
import type { Mem } from "./mem.js";

/** What the protocol asks of a party that works. */
export interface Party {
  /** Runs one chunk; false where it trapped. */
  run(phase: number, chunk: number): boolean;
  /** Leaves word of the trap; called only by the party whose trap made the region fail. */
  report(): void;
}

/** Wakes a party, wherever it is between looking at its word and sleeping on it. */
export function wake(mem: Mem, seat: number): void {
  // The word changes before the notify: who is about to sleep on the old value is turned away.
  mem.add(generation(seat), WAKE);
  // Who slept on the old value already is woken.
  mem.notify(generation(seat));
}

/** Makes a seat ready for a worker that is about to be invited. The seat's last holder is gone. */
export function prepareSeat(mem: Mem, seat: number): void {
  // Nobody reads or writes these two words until the invitation has arrived.
  mem.store(generation(seat), 0);
  mem.store(busy(seat), 0);
}

/** Sends a member away, as soon as it next looks at its word. */
export function dismiss(mem: Mem, seat: number): void {
  // By `or`: a wake that comes at the same time cannot erase it, nor it the wake.
  mem.or(generation(seat), LEAVE);
  // A parked member learns of it.
  mem.notify(generation(seat));
}

/** Starts a region over phases of so many chunks; seats `first` … `last - 1` take part. None may be pending. */
export function open(mem: Mem, chunks: readonly number[], first: number, last: number): void {
  // None of these is read by a member before it has taken a chunk, and there is none to take yet.
  for (let phase = 0; phase < chunks.length; phase++) mem.store(CHUNKS + phase, chunks[phase]!);
  mem.store(PHASES, chunks.length);
  mem.store(FIRST, first);
  mem.store(LAST, last);
  mem.store(PHASE, 0);
  mem.store(DONE_CHUNKS, 0);
  // Before the work is there: else a member could finish it all, and the end of the region would be overwritten.
  mem.store(STATUS, PENDING);
  // Publishes all of the above to whoever takes a chunk.
  mem.store(WORK, chunks[0]!);
  for (let seat = first; seat < last; seat++) if (seat !== CALLER) wake(mem, seat);
}

/** Takes a chunk: how many were left with it, or 0 where there are none. The phase cannot end without the taker. */
function take(mem: Mem): number {
  let left = mem.load(WORK);
  while (left > 0) {
    // Only one party gets this chunk; who loses sees how many are left now.
    const seen = mem.compareExchange(WORK, left, left - 1);
    if (seen === left) break;
    left = seen;
  }
  return left;
}

/** Counts a chunk that was run. Whoever counts a phase's last one opens the next phase, or ends the region. */
function finish(mem: Mem, phase: number, chunks: number): void {
  // Only one party brings the count to `chunks`; from here on the others touch nothing of the region.
  if (mem.add(DONE_CHUNKS, 1) + 1 < chunks) return;
  // The region cannot end without this party: what it reads now stays as it is until the work is published.
  if (phase + 1 === mem.load(PHASES)) {
    // An abort may have been faster; then the region has failed, with everything done.
    if (mem.compareExchange(STATUS, PENDING, DONE) === PENDING) wake(mem, CALLER);
    return;
  }
  const first = mem.load(FIRST);
  const last = mem.load(LAST);
  const next = mem.load(CHUNKS + phase + 1);
  mem.store(PHASE, phase + 1);
  // Reset before the work is there, or chunks of the new phase would be counted and forgotten.
  mem.store(DONE_CHUNKS, 0);
  // Publishes the phase. Others may end the whole region before the next line: it reads nothing shared.
  mem.store(WORK, next);
  for (let seat = first; seat < last; seat++) wake(mem, seat);
}

/** Gives the region up; true where this call did it, false where it had ended already. */
export function fail(mem: Mem): boolean {
  // The only other way out of PENDING is the same instruction in `finish`: one of the two wins.
  return mem.compareExchange(STATUS, PENDING, FAILED) === PENDING;
}

/** Takes a chunk and runs it; false where there is none to take. */
function work(mem: Mem, seat: number, party: Party): boolean {
  // Before the status is read: either `outcome` sees this party busy, or this party sees that the region has failed.
  mem.store(busy(seat), 1);
  // Looked at before every chunk, so that a failed region stops within one chunk of each party.
  const left = mem.load(STATUS) === PENDING ? take(mem) : 0;
  if (left > 0) {
    // After the taking: the phase stays, as it cannot end without this chunk.
    const phase = mem.load(PHASE);
    const chunks = mem.load(CHUNKS + phase);
    if (party.run(phase, chunks - left)) finish(mem, phase, chunks);
    else if (fail(mem)) party.report();
  }
  // After the last write to any memory of the region.
  mem.store(busy(seat), 0);
  return left > 0;
}

/** One round of a member: false when it has been dismissed. Nothing is remembered from one round to the next. */
export function round(mem: Mem, seat: number, party: Party): boolean {
  // Before looking for work: what is published after this look changes the word, and the wait below returns.
  const seen = mem.load(generation(seat));
  const isLeaving = (seen & LEAVE) !== 0;
  if (!isLeaving && work(mem, seat, party)) return true;
  // The caller may sleep until this very party is no longer busy, be it since this round or, if it leaves, the one before.
  if (mem.load(STATUS) === FAILED) wake(mem, CALLER);
  if (!isLeaving) mem.wait(generation(seat), seen);
  return !isLeaving;
}

/** DONE or FAILED when nobody touches the region's memory any more, else PENDING. `live` are the seats of members. */
function outcome(mem: Mem, live: Iterable<number>): number {
  const status = mem.load(STATUS);
  // When the last chunk was counted, all had been run.
  if (status !== FAILED) return status;
  for (const seat of live) {
    // After the status, as the member does it the other way round.
    if (mem.load(busy(seat)) !== 0) return PENDING;
  }
  // Nobody takes from a failed region any more. What is left must not be taken for work of the next one.
  mem.store(WORK, 0);
  return FAILED;
}

/** How a region stands, for a caller that takes no part. `sleep` is asked to call again once the word is not `seen`. */
export function observe(mem: Mem, live: Iterable<number>, sleep: (seen: number) => void): number {
  // Before the outcome is looked at: what changes it after this look wakes the caller.
  const seen = mem.load(generation(CALLER));
  const status = outcome(mem, live);
  if (status === PENDING) sleep(seen);
  return status;
}

/** One round of a caller that takes part: how the region stands. It is called again while that is PENDING. */
export function share(mem: Mem, live: Iterable<number>, party: Party): number {
  // As in `round`.
  const seen = mem.load(generation(CALLER));
  if (work(mem, CALLER, party)) return PENDING;
  const status = outcome(mem, live);
  if (status === PENDING) mem.wait(generation(CALLER), seen);
  return status;
}

/** Gives up a region from the caller's thread, while `observe` waits for it. */
export function abort(mem: Mem): boolean {
  const first = fail(mem);
  // The sleeping observer looks again, and now waits for those that are busy.
  wake(mem, CALLER);
  return first;
}

/** Takes leave of a member that is dead for certain, and no longer `live`. True where the region fails because of it. */
export function bury(mem: Mem, seat: number, live: Iterable<number>): boolean {
  // A member that was not busy held nothing, and owed nobody a wake-up.
  const lost = mem.load(busy(seat)) !== 0 && fail(mem);
  // The observer may have waited for this seat.
  wake(mem, CALLER);
  // It may have been the only one woken for this phase.
  for (const other of live) wake(mem, other);
  return lost;
}
