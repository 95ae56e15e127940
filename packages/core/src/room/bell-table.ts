import { BELL_FD, BELL_INODE, BELL_PID, BELL_WORDS, BELLS, FIRST_BLOCK } from "../segment/layout.js";
import { hasProcess } from "../segment/named-file.js";
import type { Segment } from "../segment/segment.js";
import type { Bell } from "./bell.js";
import { ring } from "./ring.js";

const FREE = 0;
const TAKEN = -1;

const tables = new WeakMap<Segment, Int32Array>();
const seats = new WeakMap<Segment, number>();

function tableOf(segment: Segment): Int32Array {
  let table = tables.get(segment);
  if (table === undefined) {
    table = new Int32Array(segment.buffer, 0, FIRST_BLOCK / 4);
    tables.set(segment, table);
  }
  return table;
}

/** This thread's number in a segment's table of bells; -1 where it is full. */
export function seatOf(segment: Segment, bell: Bell): number {
  const table = tableOf(segment);
  let seat = seats.get(segment) ?? -1;
  // Somebody who could not ring, for want of file descriptors, may have taken this thread for dead.
  if (seat < 0 || Atomics.load(table, seat * BELL_WORDS + BELL_INODE) !== bell.inode) {
    seat = takeSeat(table, bell);
    seats.set(segment, seat);
  }
  return seat;
}

function takeSeat(table: Int32Array, bell: Bell): number {
  for (let seat = 0; seat < BELLS; seat++) {
    const at = seat * BELL_WORDS;
    const pid = Atomics.load(table, at + BELL_PID);
    if (pid !== FREE && (pid === TAKEN || hasProcess(pid))) continue;
    // Two may want the same seat: one of them gets it, and nobody rings here until all is written.
    if (Atomics.compareExchange(table, at + BELL_PID, pid, TAKEN) !== pid) continue;
    Atomics.store(table, at + BELL_FD, bell.fd);
    Atomics.store(table, at + BELL_INODE, bell.inode);
    // Last, since who rings reads it first.
    Atomics.store(table, at + BELL_PID, process.pid);
    return seat;
  }
  return -1;
}

/** Rings the bell of a seat; one whose thread has ended gives the seat free. */
export function ringSeat(segment: Segment, seat: number): void {
  const table = tableOf(segment);
  const at = seat * BELL_WORDS;
  const pid = Atomics.load(table, at + BELL_PID);
  if (pid === FREE || pid === TAKEN) return;
  const fd = Atomics.load(table, at + BELL_FD);
  const inode = Atomics.load(table, at + BELL_INODE);
  if (ring(pid, fd, inode)) return;
  // Nobody takes the seat of a live process meanwhile, so what was read is still what is freed.
  if (Atomics.compareExchange(table, at + BELL_PID, pid, TAKEN) !== pid) return;
  if (Atomics.load(table, at + BELL_INODE) === inode) Atomics.store(table, at + BELL_INODE, 0);
  Atomics.store(table, at + BELL_PID, FREE);
}
