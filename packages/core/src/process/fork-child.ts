import { type ChildProcess, fork } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { packHandles } from "../task/pack.js";
import type { Child } from "./child.js";
import { childExecArgv } from "./exec-argv.js";
import { guard } from "./guardian.js";
import { IpcCarrier } from "./ipc-carrier.js";
import { serialize } from "./serialize.js";
import type { StartArguments, StartMessage } from "./start-message.js";

const entry = fileURLToPath(new URL("./child-main.js", import.meta.url));

/** Starts a target in a process of its own; raises SerializationError before there is any. */
export function forkChild(message: StartMessage, args: readonly unknown[]): Child {
  const carrier = new IpcCarrier("parent");
  const payload = pack(args, carrier);
  const child = fork(entry, [], {
    serialization: "advanced",
    execArgv: childExecArgv(),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const exited = exitOf(child);
  if (child.pid !== undefined) child.once("exit", guard(child.pid));
  child.on("message", (received) => carrier.receive(received));
  // After the last message has been read, unlike "exit".
  child.on("disconnect", () => carrier.cut());
  child.send({ ...message, payload }, () => {});
  const { isDaemon } = message.identity;
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
  return {
    pid: child.pid,
    exited,
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

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal === null ? (code ?? 0) : -constants.signals[signal]));
    child.on("error", (error) => {
      // A child that runs only reports that a signal or message did not reach it; its exit will tell.
      if (child.pid !== undefined) return;
      process.stderr.write(`No process could be started: ${error.message}\n`);
      resolve(1);
    });
  });
}
