import { constants, fstatSync } from "node:fs";
import { Socket } from "node:net";
import { openFd } from "../segment/can-map.js";
import { libc } from "../segment/libc.js";

/** A pipe by which others wake this thread while it sleeps in its event loop. */
export interface Bell {
  readonly fd: number;
  readonly inode: number;
  /** Whether it keeps the event loop alive. */
  hold(isWanted: boolean): void;
}

const { O_RDWR, O_NONBLOCK } = constants;
const CLOSE_ON_EXEC = 0o2000000;

/** Makes a bell that calls `onRing` whenever it was rung, once for many times. */
export function createBell(onRing: () => void): Bell {
  const ends = new Int32Array(2);
  if (libc()!.pipe2(ends, O_NONBLOCK | CLOSE_ON_EXEC) !== 0) {
    throw new Error("No pipe could be made to wait for others: too many open files.");
  }
  // One end for both ways: a pipe that has a writer never comes to its end, and this one ends with its reader.
  const fd = openFd(process.pid, ends[0]!, O_RDWR | O_NONBLOCK);
  for (const end of ends) libc()!.close(end);
  const onread = {
    buffer: new Uint8Array(4096),
    callback: (): boolean => {
      onRing();
      return true;
    },
  };
  const socket = new Socket({ fd, readable: true, writable: false, onread } as object);
  socket.unref();
  return {
    fd,
    inode: inodeOf(fd),
    hold: (isWanted) => (isWanted ? socket.ref() : socket.unref()),
  };
}

/** The lower 32 bits of a file's number. */
export function inodeOf(fd: number): number {
  const { ino } = fstatSync(fd, { bigint: true });
  return Number(BigInt.asIntN(32, ino));
}
