import { constants, readlinkSync } from "node:fs";
import { fdPath, openFd } from "../segment/can-map.js";
import { libc } from "../segment/libc.js";
import { inodeOf } from "./bell.js";

const { O_WRONLY, O_NONBLOCK } = constants;
const stroke = new Uint8Array(1);

/** So many connections are kept before those to threads that have ended are looked for. */
const MANY = 64;

interface Rope {
  readonly own: number;
  readonly pid: number;
  readonly fd: number;
}

/** Connections to the bells that this thread has rung, by the number of their pipe. */
const ropes = new Map<number, Rope>();

/** Rings the bell of a thread in any process; false where that has ended. */
export function ring(pid: number, fd: number, inode: number): boolean {
  const rope = ropes.get(inode) ?? connect(pid, fd, inode);
  if (rope === undefined) return false;
  // A pipe that is full has been rung already; one without a reader says EPIPE, like a full one by -1.
  if (libc()!.write(rope.own, stroke, 1) === 1 || isOpen(pid, fd, inode)) return true;
  cut(inode, rope);
  return false;
}

function connect(pid: number, fd: number, inode: number): Rope | undefined {
  if (!isOpen(pid, fd, inode)) return undefined;
  if (ropes.size >= MANY) {
    for (const [other, rope] of ropes) if (!isOpen(rope.pid, rope.fd, other)) cut(other, rope);
  }
  const own = openFd(pid, fd, O_WRONLY | O_NONBLOCK);
  // It has just ended, or this process has too many files open: who sleeps there looks by itself after a while.
  if (own < 0) return undefined;
  const rope = { own, pid, fd };
  ropes.set(inode, rope);
  if (inodeOf(own) === inode) return rope;
  cut(inode, rope);
  return undefined;
}

function cut(inode: number, rope: Rope): void {
  ropes.delete(inode);
  libc()!.close(rope.own);
}

/** Whether that file descriptor is still that pipe, and no other file of a process that has the same number by now. */
function isOpen(pid: number, fd: number, inode: number): boolean {
  try {
    const number = /^pipe:\[(\d+)\]$/.exec(readlinkSync(fdPath(pid, fd)))?.[1];
    return number !== undefined && Number(BigInt.asIntN(32, BigInt(number))) === inode;
  } catch {
    return false;
  }
}
