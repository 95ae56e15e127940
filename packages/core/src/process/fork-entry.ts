import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { childExecArgv } from "./exec-argv.js";
import { guard } from "./guardian.js";
import type { IpcCarrier } from "./ipc-carrier.js";

/** How a child ended: with an exit code, by a signal, or before it began. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why none could be started. */
  readonly error?: Error;
}

/** What a new child is. */
export interface ForkOptions {
  /** Whether it ends with its parent instead of being waited for. */
  readonly isDaemon: boolean;
  /** Its first message. */
  readonly start: object;
  /** Options of Node beside those of this program. */
  readonly execArgv?: readonly string[];
}

/** A child of this process; its channel is the carrier's. */
export interface Forked {
  readonly child: ChildProcess;
  /** Resolves when it is gone. What it sent may still be on its way: links close after the last of it. */
  readonly ended: Promise<Ended>;
}

/** Runs a file of this package in a process of its own: the one place where processes are started. */
export function forkEntry(
  entry: URL,
  carrier: IpcCarrier,
  { isDaemon, start, execArgv = [] }: ForkOptions,
): Forked {
  const child = fork(fileURLToPath(entry), [], {
    serialization: "advanced",
    execArgv: [...childExecArgv(), ...execArgv],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = endOf(child);
  if (child.pid !== undefined) child.once("exit", guard(child.pid));
  child.on("message", (received) => carrier.receive(received));
  // After the last message has been read, unlike "exit".
  child.on("disconnect", () => carrier.cut());
  child.send(start, () => {});
  carrier.attach({
    send: (batch, onSent) => child.send(batch, onSent),
    // One that is waited for keeps the event loop alive by itself, until its last message has been read.
    ref: () => isDaemon && child.channel?.ref(),
    unref: () => isDaemon && child.channel?.unref(),
  });
  if (isDaemon) {
    child.unref();
    child.channel?.unref();
  }
  return { child, ended };
}

function endOf(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve) => {
    child.once("exit", (exitCode, signal) => resolve({ exitCode, signal }));
    child.on("error", (error) => {
      // A child that runs only reports that a signal or message did not reach it; its exit will tell.
      if (child.pid === undefined) resolve({ exitCode: null, signal: null, error });
    });
  });
}
