import { myHolder, NOBODY } from "../segment/holder.js";
import { acquire } from "./acquire.js";
import { type Caller, Home, type Place } from "./core.js";
import { give, VALUE } from "./gate.js";
import { type GateKind, permitsOf, takePlain } from "./gate-kinds.js";
import { deadlineOf, runAsync, runSync } from "./steps.js";

/** What can be asked of a lock or a semaphore. */
export type GateOps = {
  acquire(caller: Caller, timeoutMs: number | undefined): Promise<boolean> | boolean;
  /** Whether there was something to give back. */
  release(caller: Caller): boolean;
  owner(caller: Caller): number;
  permits(caller: Caller): number;
  /** Whether it can be taken now. */
  isFree(caller: Caller): boolean;
  /** The caller has ended, and what it holds with it. */
  forsake(caller: Caller): void;
};

/** A gate whose words this thread can reach. */
export class GateHome extends Home<GateOps> {
  readonly kind: GateKind;
  readonly #words: Int32Array;
  readonly #me = myHolder();
  readonly #isLock: boolean;

  constructor(place: Place, kind: GateKind, isLock: boolean) {
    super(place);
    this.kind = kind;
    this.#isLock = isLock;
    this.#words = place.room.words;
  }

  /** Takes it if that is a matter of one exchange. */
  tryPlain(me = this.#me): boolean {
    // Free, and nobody waits: this one takes it, whoever comes at the same time does not.
    if (this.#isLock) return Atomics.compareExchange(this.#words, VALUE, 0, me) === 0;
    // The exchange below says whether this still holds.
    const value = Atomics.load(this.#words, VALUE);
    const after = takePlain(value);
    // A permit is free, and nobody waits: whoever sees the same value at the same time does not take it.
    return after !== value && Atomics.compareExchange(this.#words, VALUE, value, after) === value;
  }

  acquireSync(timeoutMs: number | undefined): boolean {
    if (this.tryPlain()) return true;
    return runSync(this.mem, acquire(this.mem, this.kind, this.#me, deadlineOf(timeoutMs)));
  }

  release(): boolean {
    // Held by this thread, and nobody waits: the one case that is frequent.
    if (this.#isLock && Atomics.compareExchange(this.#words, VALUE, this.#me, 0) === this.#me) return true;
    return give(this.mem, this.kind);
  }

  owner(): number {
    return this.kind.owner(this.mem.load(VALUE));
  }

  permits(): number {
    return permitsOf(this.mem.load(VALUE));
  }

  isFree(): boolean {
    return this.kind.isFree(this.mem.load(VALUE));
  }

  readonly ops: GateOps = {
    acquire: ({ holder, signal }, timeoutMs) => {
      signal?.throwIfAborted();
      if (this.tryPlain(holder)) return true;
      return runAsync(this.mem, acquire(this.mem, this.kind, holder, deadlineOf(timeoutMs)), signal);
    },
    release: () => this.release(),
    owner: () => this.owner(),
    permits: () => this.permits(),
    isFree: () => this.isFree(),
    forsake: ({ holder }) => this.#forsake(holder),
  };

  #forsake(holder: number): void {
    const value = this.mem.load(VALUE);
    if (this.kind.owner(value) !== holder) return;
    // Nobody owns it from now on; who waits, or comes next, finds that out as of any other that is dead.
    const dead = (value & ~holder) | NOBODY;
    if (this.mem.compareExchange(VALUE, value, dead) === value) this.mem.wake(VALUE);
    else this.#forsake(holder);
  }
}
