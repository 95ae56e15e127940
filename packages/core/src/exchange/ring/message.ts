/** An item on its way through a ring. */
export interface Message {
  readonly kind: number;
  /** From byte `skipped` of the message on; there may be others behind its end. */
  readonly bytes: Uint8Array;
  readonly length: number;
  /** How many of its first bytes are in the ring already, and not here any more. */
  readonly skipped: number;
  /** Whether `bytes` were copied by `keepMessage`. */
  readonly isKept?: boolean;
}

// Kinds of messages.
export const SIMPLE = 1;
export const CLONE = 2;
export const BYTES = 3;
export const TICKET = 4;

/** Kept messages of so many bytes use one memory again: to have it made costs more, by its pages' faults, than to fill it. */
const LEAST_SPARE = 1 << 14;
const MOST_SPARE = 1 << 22;
let spare: Uint8Array = new Uint8Array(0);

/** What is left of a message of which so much has been sent, for good: the next one, or the user, may overwrite its bytes. */
export function keepMessage(message: Message, sent: number): Message {
  const { kind, bytes, length, skipped } = message;
  const isOwn = kind === CLONE || kind === TICKET || skipped > 0;
  if (isOwn) return message;
  return { kind, bytes: copyOf(bytes.subarray(sent, length)), length, skipped: sent, isKept: true };
}

/** To be told when a message is in the ring: its memory may be used again where it was kept. */
export function dropMessage({ bytes, isKept }: Message): void {
  if (isKept && bytes.length <= MOST_SPARE && bytes.length > spare.length) spare = bytes;
}

function copyOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length < LEAST_SPARE || bytes.length > spare.length) return bytes.slice();
  const copy = spare;
  spare = new Uint8Array(0);
  copy.set(bytes);
  return copy;
}
