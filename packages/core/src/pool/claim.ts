import type { WorkerHandle } from "../workers/backend.js";
import type { Lane } from "./lane.js";

/** Who wants workers for itself: a team. */
export interface Claimant {
  /** Its place among the tasks that wait; 0 unless given. */
  readonly priority?: number;
  /** How many more workers it would take now. */
  wants(): number;
  /** Here is one, with nothing to do. It is the claimant's until `giveBack`, or until it dies. */
  take(worker: WorkerHandle): void;
  /** Others wait: workers are to be given back as soon as that is possible. */
  pressed(): void;
  /** The pool is over, and with it the claim: no worker will come any more. Those it has are dying. */
  ended(reason: unknown): void;
}

/** A claimant's place in the queue, and then its right to workers that come free. */
export class Claim {
  readonly claimant: Claimant;
  readonly priority: number;
  isReleased = false;

  constructor(claimant: Claimant) {
    this.claimant = claimant;
    this.priority = claimant.priority ?? 0;
  }

  get wants(): number {
    return this.isReleased ? 0 : this.claimant.wants();
  }
}

/** Claims that have come to the head of the queue, and the workers lent to them. */
export class ActiveClaims {
  #active: Claim[] = [];
  readonly #lent = new Map<WorkerHandle, Claim>();

  get length(): number {
    return this.#active.length;
  }

  /** A claim that would take a worker now: while there is one, no task is begun before it. */
  get wanting(): Claim | undefined {
    return this.#active.find((claim) => claim.wants > 0);
  }

  add(claim: Claim): void {
    if (!claim.isReleased) this.#active.push(claim);
  }

  release(claim: Claim): void {
    claim.isReleased = true;
    this.#active = this.#active.filter((other) => other !== claim);
  }

  /** Lends idle workers to those that want them. */
  serve(lanes: readonly Lane[]): void {
    for (const lane of lanes) {
      const claim = this.wanting;
      if (!claim) return;
      if (!lane.isIdle) continue;
      lane.isLent = true;
      this.#lent.set(lane.handle, claim);
      claim.claimant.take(lane.handle);
    }
  }

  /** The claim that a worker, alive or dead, comes back from. */
  giveBack(worker: WorkerHandle): Claim | undefined {
    const claim = this.#lent.get(worker);
    if (this.#lent.delete(worker)) worker.unref();
    return claim;
  }

  /** Takes a claim from the head, for others' turn. */
  demote(claim: Claim): boolean {
    const before = this.#active.length;
    this.#active = this.#active.filter((other) => other !== claim);
    return this.#active.length < before;
  }

  /** Asks everybody who has a worker to give it back. */
  press(): void {
    if (this.#lent.size === 0) return;
    // Until they are back, nothing else keeps the process alive for what waits.
    for (const worker of this.#lent.keys()) worker.ref();
    for (const claim of new Set(this.#lent.values())) claim.claimant.pressed();
  }

  end(reason: unknown): void {
    const claims = new Set([...this.#active, ...this.#lent.values()]);
    this.#active = [];
    this.#lent.clear();
    for (const { claimant } of claims) claimant.ended(reason);
  }
}
