import { ownIdentity } from "./identity.js";

let announceEnd: () => void = () => {};
const ended = new Promise<void>((resolve) => {
  announceEnd = resolve;
});
let hasEnded = false;

/** The process that started this one. */
export interface ParentProcess {
  readonly name: string;
  readonly pid: number;
  isAlive(): boolean;
  /** Resolves when it has ended; this process ends right after that. */
  readonly sentinel: Promise<void>;
  /** Waits until it has ended, at most so many milliseconds; resolves to whether it has. */
  join(timeout?: number): Promise<boolean>;
}

/** The parent of a process that a Process started; null in the main program. */
export function parentProcess(): ParentProcess | null {
  const parent = ownIdentity()?.parent;
  return parent ? { ...parent, isAlive: () => !hasEnded, sentinel: ended, join } : null;
}

async function join(timeout?: number): Promise<boolean> {
  // Only now: every child loads this file.
  const { endsWithin } = await import("./ends-within.js");
  return endsWithin(ended, timeout);
}

/** To be called when the channel to the parent has closed. */
export function parentEnded(): void {
  hasEnded = true;
  announceEnd();
}
