import { TaskModuleError } from "../errors.js";
import { allowedFile } from "./allowed-file.js";
import { type TaskModule, TaskRef } from "./task.js";

/** What a task module may be. */
export interface TaskModuleOptions {
  /**
   * Folders that the module must lie in, after symbolic links are followed; paths or `file:` URLs.
   *
   * By default the package of the file that calls `taskModule`, and the packages of the program's main file and of
   * the working folder, or the workspaces that hold them.
   */
  readonly roots?: readonly (string | URL)[] | undefined;
}

const refused = new Set(["__proto__", "constructor", "prototype"]);

/**
 * References to the functions that a module exports, for a pool or process to run.
 *
 * Raises TaskModuleError where the URL is no `file:` URL, or the file is missing or outside the allowed folders.
 *
 * @example
 * const tasks = taskModule<typeof import("./tasks.js")>(new URL("./tasks.js", import.meta.url));
 * await pool.apply(tasks.fib, [30]);
 */
export function taskModule<M>(url: URL | string, options: TaskModuleOptions = {}): TaskModule<M> {
  const file = allowedFile(url, options.roots, taskModule);
  const references = new Map<string, TaskRef<readonly unknown[], unknown>>();
  return new Proxy(Object.freeze(Object.create(null)), {
    get(_, name) {
      // Promises and printers ask any object for these.
      if (typeof name === "symbol" || name === "then" || name === "toJSON") return undefined;
      if (refused.has(name)) throw new TaskModuleError(`"${name}" is no export of a task module.`);
      const reference = references.get(name) ?? new TaskRef(file, name);
      references.set(name, reference);
      return reference;
    },
  }) as TaskModule<M>;
}
