import type { ErrorMessage } from "../task/error-message.js";
import type { FromWorker } from "./protocol.js";
import type { Told } from "./told-words.js";

/** A dedicated worker of a browser, as far as a pool uses it. */
export interface WebWorker {
  postMessage(message: unknown, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(type: string, listener: (event: WebWorkerEvent) => void): void;
}

/** What happens to such a worker. */
interface WebWorkerEvent {
  readonly message?: string;
  preventDefault(): void;
}

/** The first message to a worker of a browser; everything else goes over the port. */
export interface WebStart {
  readonly port: MessagePort;
  /** Whether the words of its slots are in shared memory. */
  readonly sharesMemory: boolean;
}

/** What such a worker sends: beside what every worker does, the state of its slot, its number among holders, and its end. */
export type FromWeb =
  | FromWorker
  | Told
  | { readonly type: "up"; readonly holder: number }
  | { readonly type: "fell"; readonly error: ErrorMessage }
  | { readonly type: "gone"; readonly exitCode: number };
