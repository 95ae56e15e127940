/** Everybody who waits for one signal. */
interface Listeners {
  readonly callbacks: Set<() => void>;
  readonly hear: () => void;
}

const bySignal = new WeakMap<AbortSignal, Listeners>();

/**
 * Calls back when a signal is aborted; returns the end of that. However many calls share a signal, it has one listener:
 * Node warns of a leak from the eleventh on.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const { callbacks, hear } = bySignal.get(signal) ?? listen(signal);
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size > 0 || bySignal.get(signal)?.callbacks !== callbacks) return;
    bySignal.delete(signal);
    signal.removeEventListener("abort", hear);
  };
}

function listen(signal: AbortSignal): Listeners {
  const callbacks = new Set<() => void>();
  const hear = () => {
    for (const callback of [...callbacks]) callback();
  };
  const listeners = { callbacks, hear };
  bySignal.set(signal, listeners);
  signal.addEventListener("abort", hear, { once: true });
  return listeners;
}
