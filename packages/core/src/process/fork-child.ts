import { constants } from "node:os";
import { packHandles } from "../task/pack.js";
import type { Child } from "./child.js";
import { type Ended, forkEntry } from "./fork-entry.js";
import { IpcCarrier } from "./ipc-carrier.js";
import { serialize } from "./serialize.js";
import type { StartArguments, StartMessage } from "./start-message.js";

const entry = new URL("./child-main.js", import.meta.url);

/** Starts a target in a process of its own; raises SerializationError before there is any. */
export function forkChild(message: StartMessage, args: readonly unknown[]): Child {
  const carrier = new IpcCarrier("parent");
  const payload = pack(args, carrier);
  const { isDaemon } = message.identity;
  const { child, ended } = forkEntry(entry, carrier, { isDaemon, start: { ...message, payload } });
  return {
    pid: child.pid,
    exited: ended.then(exitCodeOf),
    terminate: () => child.kill("SIGTERM"),
    kill: () => child.kill("SIGKILL"),
  };
}

function pack(args: readonly unknown[], carrier: IpcCarrier): Buffer {
  try {
    return serialize({ args } satisfies StartArguments);
  } catch (error) {
    const { value, handles } = packHandles(args, "args", { error, carrier });
    return serialize({ args: value, handles } satisfies StartArguments);
  }
}

function exitCodeOf({ exitCode, signal, error }: Ended): number {
  if (error !== undefined) process.stderr.write(`No process could be started: ${error.message}\n`);
  if (signal !== null) return -constants.signals[signal];
  return exitCode ?? 1;
}
