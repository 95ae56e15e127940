import type { WaitSignal } from "../task/wait-signal.js";

/** Ends one call of another holder: an AbortSignal costs more than all the rest of the call. */
export class CallSignal implements WaitSignal {
  aborted = false;
  /** Not seen by the other side, where the caller's own signal has the reason. */
  readonly reason = "cancelled";
  #listener: (() => void) | undefined;

  addEventListener(_: "abort", listener: () => void): void {
    this.#listener = listener;
  }

  removeEventListener(): void {
    this.#listener = undefined;
  }

  abort(): void {
    this.aborted = true;
    this.#listener?.();
  }
}

/** Options of a wait inside this library. */
export interface CoreWait {
  readonly timeout?: number | undefined;
  readonly signal?: WaitSignal | undefined;
}
