import { freemem } from "node:os";
import { OutOfMemoryError } from "../errors.js";
import { libc } from "./libc.js";

const READ_WRITE = 3;
const SHARED = 1;

/** The address at which a file's pages are from now on in this process. */
export function mapFile(fd: number, byteLength: number): number {
  const address = libc()!.mmap(null, byteLength, READ_WRITE, SHARED, fd, 0);
  if (address === -1) throw outOfMemory(byteLength, "The address space of this process is full.");
  return address;
}

/** Shared memory that is not to be had. */
export function outOfMemory(byteLength: number, advice: string): OutOfMemoryError {
  return new OutOfMemoryError(byteLength, freemem(), advice);
}
