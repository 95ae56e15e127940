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
}

/** The parent of a process that a Process started; null in the main program. */
export function parentProcess(): ParentProcess | null {
  const parent = ownIdentity()?.parent;
  return parent ? { ...parent, isAlive: () => !hasEnded, sentinel: ended } : null;
}

/** To be called when the channel to the parent has closed. */
export function parentEnded(): void {
  hasEnded = true;
  announceEnd();
}
