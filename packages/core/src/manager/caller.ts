import type { WaitSignal } from "../task/wait-signal.js";

/** Who holds proxies over one connection: what it holds of a lock is given up when it is gone. */
export class Holder {
  /** Called once, when its connection has ended. */
  readonly onGone = new Set<() => void>();
  isGone = false;

  /** To be called when its connection has ended. */
  leave(): void {
    this.isGone = true;
    for (const each of this.onGone) each();
    this.onGone.clear();
  }
}

/** The call that is being served. */
export interface Caller {
  readonly holder: Holder;
  readonly signal: WaitSignal | undefined;
}

/** Code of the server's own program, which is never gone while the server is there. */
const home: Caller = { holder: new Holder(), signal: undefined };
let current: Caller = home;

/** Who calls. To be asked at the beginning of a method, before it waits for anything. */
export function currentCaller(): Caller {
  return current;
}

/** Runs the synchronous part of a call on behalf of a caller. */
export function onBehalfOf<T>(caller: Caller, run: () => T): T {
  const before = current;
  current = caller;
  try {
    return run();
  } finally {
    current = before;
  }
}
