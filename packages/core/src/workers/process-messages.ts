import type { Identity } from "../process/start-message.js";
import type { ErrorMessage } from "../task/error-message.js";
import type { FromWorker } from "./protocol.js";
import type { Told } from "./told-words.js";

/** The first message to a worker in a process of its own. */
export interface ProcessStart {
  readonly identity: Identity;
  /** Of the link that everything else goes over. */
  readonly ticket: unknown;
}

/** What such a worker sends: beside what every worker does, the state of its slot, and what it dies of. */
export type FromProcess = FromWorker | Told | { readonly type: "fell"; readonly error: ErrorMessage };
