import { type TaskModule, TaskRef } from "../task/task.js";

/**
 * References to tasks that a served pool has, by name alone: for programs that do not have the module itself.
 *
 * @example
 * const tasks = remoteTasks<typeof import("./tasks.js")>();
 * await pool.apply(tasks.fib, [30]);
 */
export function remoteTasks<M>(): TaskModule<M> {
  return new Proxy(Object.freeze(Object.create(null)), {
    get(_, name) {
      // Promises and printers ask any object for these.
      if (typeof name === "symbol" || name === "then" || name === "toJSON") return undefined;
      return new TaskRef("remote:", name);
    },
  }) as TaskModule<M>;
}
