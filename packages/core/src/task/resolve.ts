import { compile } from "./compile.js";
import type { ShippedTask } from "./shipped-task.js";

/** A task as it runs in the worker. */
export type Runnable = (...args: unknown[]) => unknown;

/**
 * The function of a shipped task; a promise only where its module is still to be imported.
 *
 * Rejects with TaskModuleError where the module or the export is not to be had.
 */
export function resolveTask(task: ShippedTask): Runnable | Promise<Runnable> {
  // Loaded where it is needed: what it brings along would slow down the start of every process.
  if (task.kind === "module") return import("./import-task.js").then(({ importTask }) => importTask(task));
  try {
    return compile(task);
  } catch (error) {
    return Promise.reject(error);
  }
}
