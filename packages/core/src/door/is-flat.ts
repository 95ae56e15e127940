import type { Message } from "./channel.js";

/** Whether JSON says a message as it is: of scalars, and at most one list of them. Most messages are so. */
export function isFlat(message: Message): boolean {
  let lists = 0;
  for (const value of message) {
    if (isScalar(value)) continue;
    // A second could be the same one, which the other side is told.
    if (!Array.isArray(value) || ++lists > 1) return false;
    for (const item of value) if (!isScalar(item)) return false;
  }
  return true;
}

function isScalar(value: unknown): boolean {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0);
    default:
      return value === null;
  }
}
