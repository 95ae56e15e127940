/** What a wait needs of an AbortSignal. */
export interface WaitSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Raises the signal's reason if it has fired. */
export function throwIfAborted(signal: WaitSignal | undefined): void {
  if (signal?.aborted) throw signal.reason;
}
