import { randomBytes } from "node:crypto";
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  unlinkSync,
} from "node:fs";
import { libc } from "./libc.js";
import { outOfMemory } from "./map-file.js";

/** Where POSIX shared memory is on Linux; names are those of `shm_open`, so that other programs find it, Python's too. */
const FOLDER = "/dev/shm/";
const PREFIX = "parakern_";

/** Raises RangeError for what is no name. Names go to a shell and to the file system. */
export function checkName(name: string): string {
  if (/^(?!\.)[A-Za-z0-9._-]{1,200}$/.test(name)) return name;
  throw new RangeError(
    `A name of shared memory has 1 to 200 letters, digits, "_", "-" or ".", not "." first; got ${JSON.stringify(name)}.`,
  );
}

/** A name that nobody has, of 128 random bits, and that says whose it is. */
export function newName(): string {
  return `${PREFIX}${pidNamespace()}_${process.pid}_${randomBytes(16).toString("hex")}`;
}

/** Makes a file of zeros for its owner alone; raises EEXIST where there is one, OutOfMemoryError where there is no room. */
export function createNamed(name: string, byteLength: number): number {
  const fd = openSync(FOLDER + name, "wx+", 0o600);
  try {
    ftruncateSync(fd, byteLength);
    // Now, as a page that is not to be had later kills whoever touches it.
    const error = libc()!.posixFallocate(fd, 0, byteLength);
    if (error !== 0) throw outOfMemory(byteLength, `${FOLDER} has no room for it (error ${error}).`);
    return fd;
  } catch (error) {
    closeSync(fd);
    unlinkNamed(name);
    throw error;
  }
}

/** Opens a file that somebody has made; raises ENOENT where nobody has. */
export function openNamed(name: string): { readonly fd: number; readonly byteLength: number } {
  const fd = openSync(FOLDER + name, "r+");
  return { fd, byteLength: fstatSync(fd).size };
}

/** Takes the name away: the memory stays for those that have it. Raises ENOENT where it is gone already. */
export function unlinkNamed(name: string): void {
  unlinkSync(FOLDER + name);
}

/** Takes away what processes of this user left that were killed together with their tracker. */
export function sweepNamed(): void {
  const namespace = pidNamespace();
  for (const name of readdirSync(FOLDER)) {
    const [, whose, pid] = /^parakern_(\d+)_(\d+)_[0-9a-f]{32}$/.exec(name) ?? [];
    // Of another container's processes nothing is known here.
    if (whose !== namespace || hasProcess(Number(pid))) continue;
    try {
      if (lstatSync(FOLDER + name).uid === process.getuid?.()) unlinkNamed(name);
    } catch {
      // Somebody else was quicker.
    }
  }
}

/** Whether there is a process of that number. */
export function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function pidNamespace(): string {
  return /\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0] ?? "0";
}
