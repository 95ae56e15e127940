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

/** Makes the sender of one worker; the receiver there keeps what the sender believes it to keep. */
export function createTaskSender(): TaskSender {
  const sent = new KeptTasks<boolean>();
  return {
    encode(task) {
      if (sent.get(task.id)) return { kind: "known", id: task.id };
      sent.add(task.id, true);
      return task;
    },
    // In its place still: the receiver adds fewer tasks than the sender, so it drops none that the sender counts on.
    forget: (task) => sent.replace(task.id, false),
  };
}

/** The last tasks to be added; the same additions on both sides keep the same ids, so nothing need be said of what is dropped. */
export class KeptTasks<T> {
  readonly #kept = new Map<number, T>();

  get(id: number): T | undefined {
    return this.#kept.get(id);
  }

  /** Adds a task as the last one, also where it was here before. */
  add(id: number, value: T): void {
    this.#kept.delete(id);
    if (this.#kept.size >= KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(id, value);
  }

  replace(id: number, value: T): void {
    if (this.#kept.has(id)) this.#kept.set(id, value);
  }
}
