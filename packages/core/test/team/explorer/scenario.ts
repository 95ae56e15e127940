/** One region of a scenario: chunks of each phase, and whether its caller takes part and blocks (`sync`). */
export interface RegionSpec {
  readonly chunks: readonly number[];
  readonly sync?: boolean;
  /** How many seats are woken for it; all that are taken unless given. */
  readonly reach?: number;
}

/** What may happen in a run; budgets bound how often. Everything else that can happen is explored. */
export interface Scenario {
  readonly name: string;
  readonly workers: number;
  readonly regions: readonly RegionSpec[];
  /** Chunks that trap. */
  readonly traps?: number;
  /** Regions that the caller gives up. */
  readonly aborts?: number;
  /** Workers that die, at any step. */
  readonly deaths?: number;
  /** Workers that come later or again, beyond those there from the start. */
  readonly invitations?: number;
  /** Members sent away between regions. */
  readonly dismissals?: number;
  /** Busy members that the caller terminates, having waited long enough for them. */
  readonly terminations?: number;
  /** Chunks that never end. */
  readonly endless?: number;
}

/** A broken promise of the protocol, with the steps that lead there. */
export class Violation extends Error {
  constructor(message: string, steps: readonly string[]) {
    super(`${message}\n${steps.map((step, i) => `${String(i + 1).padStart(4)}  ${step}`).join("\n")}`);
    this.name = "Violation";
  }
}
