import type { Claimant } from "../pool/claim.js";
import type { WorkerHandle } from "../workers/backend.js";

/** Where a team has its workers from. */
export interface Workforce {
  readonly size: number;
  claim(claimant: Claimant): { release(): void };
  giveBack(worker: WorkerHandle): void;
}
