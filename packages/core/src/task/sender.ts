import type { ShippedTask, TaskMessage } from "./shipped-task.js";

/** The most tasks that one worker keeps compiled. */
const KEPT = 512;

/** Sends each task whole once, by its id afterwards: one sender per worker. */
export interface TaskSender {
  /** What to put into a message for this task. */
  encode(task: ShippedTask): TaskMessage;
  /** To be called where posting the message failed, so that the task is sent whole again. */
  forget(task: ShippedTask): void;
}

/** Makes the sender of one worker; the worker keeps the last `KEPT` tasks, in the same order as the sender. */
export function createTaskSender(): TaskSender {
  const sent = new KeptTasks<true>();
  return {
    encode(task) {
      if (sent.get(task.id)) return { kind: "known", id: task.id };
      sent.set(task.id, true);
      return task;
    },
    forget: (task) => sent.delete(task.id),
  };
}

/** The last tasks by first use; the same steps on both sides keep the same ids, so nothing need be said about what was dropped. */
export class KeptTasks<T> {
  readonly #kept = new Map<number, T>();

  get(id: number): T | undefined {
    return this.#kept.get(id);
  }

  set(id: number, value: T): void {
    this.#kept.delete(id);
    if (this.#kept.size >= KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(id, value);
  }

  delete(id: number): void {
    this.#kept.delete(id);
  }
}
