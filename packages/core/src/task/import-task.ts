import { TaskModuleError } from "../errors.js";
import { explainImport } from "./explain-import.js";
import type { Runnable } from "./resolve.js";
import type { ShippedModule } from "./shipped-task.js";

/** Imports a task's module in the worker and takes its export; own exports only, never what an object inherits. */
export async function importTask(task: ShippedModule): Promise<Runnable> {
  const module = await load(task.url);
  if (!Object.hasOwn(module, task.name)) {
    const functions = Object.keys(module).filter((name) => typeof module[name] === "function");
    const has =
      functions.length > 0 ? `Its functions are ${functions.join(", ")}.` : "It exports no function.";
    throw new TaskModuleError(`${task.url} has no export "${task.name}". ${has}`);
  }
  const runnable = module[task.name];
  if (typeof runnable !== "function") {
    throw new TaskModuleError(`Export "${task.name}" of ${task.url} is no function but ${typeof runnable}.`);
  }
  return runnable as Runnable;
}

async function load(url: string): Promise<Record<string, unknown>> {
  try {
    return await import(url);
  } catch (error) {
    throw explainImport(url, error);
  }
}
