/** `Atomics.waitAsync`, where the engine has it. */
type WaitAsync = (
  words: Int32Array,
  index: number,
  value: number,
) =>
  | { readonly async: true; readonly value: Promise<string> }
  | { readonly async: false; readonly value: string };

const waitAsync = (Atomics as { waitAsync?: WaitAsync }).waitAsync;

/** Calls the caller's thread back when a word changes, without blocking it. */
export class Alarm {
  /** Members have to post a message when they wake the caller. */
  readonly byMessage: boolean;
  readonly #words: Int32Array;
  #pending: { readonly index: number; readonly seen: number; readonly ring: () => void } | undefined;

  constructor(buffer: SharedArrayBuffer, byMessage = waitAsync === undefined) {
    this.#words = new Int32Array(buffer);
    this.byMessage = byMessage;
  }

  /** Calls `ring` once, in a later turn, when the word is not `seen` any more. */
  set(index: number, seen: number, ring: () => void): void {
    if (this.byMessage) {
      this.#pending = { index, seen, ring };
      // The message may have come before this call.
      queueMicrotask(() => this.stirred());
      return;
    }
    // Compares and goes to sleep in one step, as `Atomics.wait` does.
    const waiting = waitAsync!(this.#words, index, seen);
    if (waiting.async) void waiting.value.then(ring);
    else queueMicrotask(ring);
  }

  /** A member has posted that it woke the caller, or the caller's own thread has changed the word. */
  stirred(): void {
    const pending = this.#pending;
    // Seen again, as messages of other regions arrive late.
    if (!pending || Atomics.load(this.#words, pending.index) === pending.seen) return;
    this.#pending = undefined;
    pending.ring();
  }
}
