import { constants } from "node:fs";
import { libc } from "./libc.js";

const CLOSE_ON_EXEC = 0o2000000;

let cached: boolean | undefined;

/**
 * Whether processes can map the same pages here: Linux on x86-64 or arm64, with the optional package koffi.
 *
 * PARAKERN_NO_MAPPING=1 in the environment makes it false. Other systems are not tried, so not used.
 */
export function canMap(): boolean {
  cached ??= findOut();
  return cached;
}

function findOut(): boolean {
  if (process.env.PARAKERN_NO_MAPPING === "1" || process.platform !== "linux") return false;
  if (process.arch !== "x64" && process.arch !== "arm64") return false;
  const c = libc();
  if (c === undefined) return false;
  const fd = c.memfdCreate("parakern-trial", 1);
  if (fd < 0) return false;
  // The way by which others come to the pages: a sandbox may have no /proc, or another's.
  const again = openFd(process.pid, fd, constants.O_RDWR);
  c.close(fd);
  if (again < 0) return false;
  c.close(again);
  return true;
}

/** Opens what a file descriptor of a process stands for; -1 where that cannot be. */
export function openFd(pid: number, fd: number, flags: number): number {
  return libc()!.open(fdPath(pid, fd), flags | CLOSE_ON_EXEC);
}

/** Where a file descriptor of a process can be opened by another of the same user. */
export function fdPath(pid: number, fd: number): string {
  return `/proc/${pid}/fd/${fd}`;
}
