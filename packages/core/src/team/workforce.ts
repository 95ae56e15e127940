import type { Claimant } from "../pool/claim.js";
import type { WorkerHandle } from "../workers/backend.js";

/** Where a team has its workers from. */
export interface Workforce {
  readonly size: number;
  /** Starts the workers, unless that was done; returns whether one has come. */
  summon(): boolean;
  claim(claimant: Claimant): { release(): void };
  giveBack(worker: WorkerHandle): void;
}
