import type { ConnectOptions } from "../door/options.js";

/** Where a manager's objects live, as its owner sees it. */
export interface Home {
  /** How it is entered. */
  readonly options: ConnectOptions;
  /** Resolves when it has ended. */
  readonly ended: Promise<unknown>;
  /** Ends it. */
  shutdown(): Promise<void>;
}
