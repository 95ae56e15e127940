/** An item on its way through a ring. */
export interface Message {
  readonly kind: number;
  /** Of these, the first `length`. */
  readonly bytes: Uint8Array;
  readonly length: number;
}

// Kinds of messages.
export const SIMPLE = 1;
export const CLONE = 2;
export const BYTES = 3;
export const TICKET = 4;

/** The message for good: the bytes of a fresh one are overwritten by the next. */
export function keepMessage({ kind, bytes, length }: Message): Message {
  return { kind, bytes: bytes.slice(0, length), length };
}
