import { constants } from "node:os";
import { type Transferable as Portable, Worker } from "node:worker_threads";
import { packHandles } from "../task/pack.js";
import { createThreadCarrier } from "../task/port-link.js";
import type { Child } from "./child.js";
import { threadExecArgv } from "./exec-argv.js";
import { reportError } from "./report.js";
import type { StartArguments, StartMessage } from "./start-message.js";

/** Starts a target in a worker thread of this process; raises SerializationError before there is any. */
export function threadChild(message: StartMessage, args: readonly unknown[]): Child {
  const { name } = message.identity;
  const worker = startWorker(message, args);
  let signal: number | undefined;
  const end = (number: number): void => {
    signal ??= number;
    void worker.terminate();
  };
  const exited = new Promise<number>((resolve) => {
    worker.once("exit", (code) => resolve(signal === undefined ? code : -signal));
  });
  // Here, since what a thread writes at its very end may be lost.
  worker.on("message", (stack: string) => reportError(name, stack));
  worker.on("error", (error) => reportError(name, error instanceof Error ? error.stack : error));
  if (message.identity.isDaemon) worker.unref();
  return {
    pid: process.pid,
    exited,
    terminate: () => end(constants.signals.SIGTERM),
    kill: () => end(constants.signals.SIGKILL),
  };
}

function startWorker(message: StartMessage, args: readonly unknown[]): Worker {
  const start = (sent: StartArguments, transfer: readonly Transferable[]): Worker => {
    const execArgv = threadExecArgv();
    return new Worker(new URL("./thread-main.js", import.meta.url), {
      workerData: { ...message, ...sent },
      transferList: transfer as unknown as Portable[],
      name: message.identity.name,
      ...(execArgv && { execArgv }),
    });
  };
  try {
    return start({ args }, []);
  } catch (error) {
    if (String((error as { code?: unknown } | null)?.code).startsWith("ERR_WORKER")) throw error;
    const packed = packHandles(args, "args", { error, carrier: createThreadCarrier() });
    return start({ args: packed.value, handles: packed.handles }, packed.transfer);
  }
}
