import { randomUUID } from "../node/crypto.js";

const own = randomUUID();
let made = 0;

/** The id of something made in this thread: no other thread makes it again. */
export function nextId(): string {
  return `${own}.${++made}`;
}
