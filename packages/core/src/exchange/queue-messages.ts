import type { ErrorMessage } from "../task/error-message.js";
import type { HandleTable } from "../task/pack.js";

/** What a holder asks of a queue that is elsewhere. */
export type QueueRequest =
  | {
      readonly op: "put";
      readonly call: number;
      readonly item: unknown;
      readonly handles?: HandleTable;
      readonly timeout?: number | undefined;
    }
  | { readonly op: "get"; readonly call: number; readonly timeout?: number | undefined }
  | { readonly op: "state"; readonly call: number }
  | { readonly op: "close"; readonly call: number }
  /** Ends the wait of another call, which is answered in any case. */
  | { readonly op: "cancel"; readonly call: number };

/** The answer to one call. */
export type QueueReply =
  | { readonly call: number; readonly value?: unknown; readonly handles?: HandleTable }
  | { readonly call: number; readonly error: ErrorMessage };
