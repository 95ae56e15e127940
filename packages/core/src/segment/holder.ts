import { readFileSync, readlinkSync } from "node:fs";
import { threadId } from "node:worker_threads";

/** A holder that never lives: what it holds is found abandoned at once. */
export const NOBODY = 0x7fffffff;

/** For so long a thread that was seen alive is not looked for again. */
const FRESH_MS = 20;

/** Told by those who saw them end. */
const gone = new Set<number>([NOBODY]);
const seenAt = new Map<number, number>();
let mine = 0;

/**
 * The number of this thread, 31 bits, never 0: no other thread that lives has it, in any process of this machine.
 *
 * On Linux it is the kernel's number of the thread (22 bits) and when it began (9 bits), so that anybody can find out
 * whether it lives, without having been told; elsewhere it is made of the numbers of process and thread.
 */
export function myHolder(): number {
  mine ||= kernelThread() ?? packHolder(process.pid, threadId);
  return mine;
}

/** Whether a holder has ended, as far as this thread can know; what was seen alive is believed for 20 ms. */
export function isGone(holder: number): boolean {
  if (holder === myHolder()) return false;
  if (gone.has(holder)) return true;
  const now = performance.now();
  if (now - (seenAt.get(holder) ?? Number.NEGATIVE_INFINITY) < FRESH_MS) return false;
  const lives = byKernel ? startOf(holder & TID_MASK) === holder : hasProcess(holder);
  if (seenAt.size > 1000) seenAt.clear();
  if (lives) seenAt.set(holder, now);
  return !lives;
}

/** Makes a thread known as ended to this one, where the system itself would not tell: in browsers. */
export function announceGone(holder: number): void {
  gone.add(holder);
}

const TID_BITS = 22;
const TID_MASK = (1 << TID_BITS) - 1;
let byKernel = false;

function kernelThread(): number | undefined {
  try {
    // Of the calling thread: synchronous calls run on it.
    const tid = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
    const holder = startOf(tid);
    byKernel = holder !== undefined;
    return holder;
  } catch {
    return undefined;
  }
}

/** The holder that a thread's number stands for now; undefined where it has ended, or is only still to be reaped. */
function startOf(tid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${tid}/stat`, "latin1");
    // A name may have blanks and brackets in it: the fields follow the last one.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    // 511 is left out, so that nobody is NOBODY.
    return ((Number(fields[19]) % 511) << TID_BITS) | tid;
  } catch {
    return undefined;
  }
}

function packHolder(pid: number, thread: number): number {
  return ((thread % 511) << TID_BITS) | (pid & TID_MASK);
}

function hasProcess(holder: number): boolean {
  try {
    process.kill(holder & TID_MASK, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return (error as { code?: string }).code === "EPERM";
  }
}
