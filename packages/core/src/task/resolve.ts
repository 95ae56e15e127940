import { compile } from "./compile.js";
import { KeptTasks } from "./sender.js";
import type { ShippedTask, TaskMessage } from "./shipped-task.js";

/** A task as it runs in the worker. */
export type Runnable = (...args: unknown[]) => unknown;

/** Turns task messages into functions, in the worker: one per sender. */
export interface TaskReceiver {
  /** The function of a message; a promise only where its module is still to be imported. */
  resolve(message: TaskMessage): Runnable | Promise<Runnable>;
}

/** Makes the receiver that goes with one sender; each task is compiled or imported once. */
export function createTaskReceiver(): TaskReceiver {
  const kept = new KeptTasks<{ task: Runnable | Promise<Runnable> }>();
  return {
    resolve(message) {
      let entry = kept.get(message.id);
      if (message.kind === "known") {
        if (entry === undefined) throw new Error(`Task ${message.id} was never sent to this worker.`);
        return entry.task;
      }
      entry ??= load(message);
      // Also where it was here: the sender has just put it last, and both drop the first.
      kept.add(message.id, entry);
      return entry.task;
    },
  };
}

function load(task: ShippedTask): { task: Runnable | Promise<Runnable> } {
  const entry = { task: resolveTask(task) };
  if (entry.task instanceof Promise) keepLoaded(entry, entry.task);
  return entry;
}

/** Once a module is there, its tasks need not wait a turn of the event loop; a failure is seen where the task runs. */
function keepLoaded(entry: { task: Runnable | Promise<Runnable> }, loading: Promise<Runnable>): void {
  const keep = (loaded: Runnable): void => {
    entry.task = loaded;
  };
  loading.then(keep, () => {});
}

/** The function of a shipped task, without a cache. Rejects with TaskModuleError where the module or export is not to be had. */
export function resolveTask(task: ShippedTask): Runnable | Promise<Runnable> {
  // Loaded where it is needed: what it brings along would slow down the start of every process.
  if (task.kind === "module") return import("./import-task.js").then(({ importTask }) => importTask(task));
  try {
    return compile(task);
  } catch (error) {
    return Promise.reject(error);
  }
}
