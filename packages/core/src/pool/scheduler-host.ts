import type { BackendKind } from "../workers/backend.js";
import type { Lane } from "./lane.js";

/** What a scheduler tells whoever hires and dismisses workers. */
export interface SchedulerHost {
  readonly size: number;
  readonly kind: BackendKind;
  readonly maxTasksPerChild: number;
  readonly lanes: readonly Lane[];
  /** Work waits: workers are needed, if none are there yet. */
  needed(): void;
  /** Everything is where it can be for now. */
  moved(): void;
  /** The lane is empty. */
  emptied(lane: Lane): void;
}
