import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { threadId } from "node:worker_threads";
import { programBase } from "../task/base.js";

/** Where a piece of code runs. */
export interface ProcessInfo {
  /** The file name of the program, the same in all of its processes. */
  readonly module: string;
  readonly parentPid: number;
  readonly pid: number;
  /** 0 on the main thread of a process. */
  readonly threadId: number;
}

/** Where this code runs: the program, and the numbers of the parent process, this process and this thread. */
export function processInfo(): ProcessInfo {
  return {
    module: basename(fileURLToPath(programBase())),
    parentPid: process.ppid,
    pid: process.pid,
    threadId,
  };
}
