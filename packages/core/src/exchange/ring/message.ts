/** An item on its way through a ring. */
export interface Message {
  readonly kind: number;
  /** From byte `skipped` of the message on; there may be others behind its end. */
  readonly bytes: Uint8Array;
  readonly length: number;
  /** How many of its first bytes are in the ring already, and not here any more. */
  readonly skipped: number;
}

// Kinds of messages.
export const SIMPLE = 1;
export const CLONE = 2;
export const BYTES = 3;
export const TICKET = 4;

/** What is left of a message of which so much has been sent, for good: the next one, or the user, may overwrite its bytes. */
export function keepMessage(message: Message, sent: number): Message {
  const { kind, bytes, length, skipped } = message;
  const isOwn = kind === CLONE || kind === TICKET || skipped > 0;
  return isOwn ? message : { kind, bytes: bytes.slice(sent, length), length, skipped: sent };
}
