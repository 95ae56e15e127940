import { ownIdentity, ownName } from "./identity.js";

/** This process, or this thread where a Process of context "thread" started it. */
export interface CurrentProcess {
  readonly name: string;
  readonly pid: number;
  readonly daemon: boolean;
}

/** Who this code runs as: "MainProcess" in the main program. */
export function currentProcess(): CurrentProcess {
  return { name: ownName(), pid: process.pid, daemon: ownIdentity()?.isDaemon ?? false };
}
