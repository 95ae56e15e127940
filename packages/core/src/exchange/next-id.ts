import { threadId } from "node:worker_threads";

let made = 0;

/** The id of something made in this thread: no other thread or process of the program makes it again. */
export function nextId(): string {
  return `${process.pid}.${threadId}.${++made}`;
}
