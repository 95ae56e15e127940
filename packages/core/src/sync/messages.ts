import type { ErrorMessage } from "../task/error-message.js";

/** What a holder asks of a core that is elsewhere. */
export type SyncRequest =
  | {
      readonly op: string;
      readonly call: number;
      readonly args: readonly unknown[];
      readonly holder: number;
    }
  /** Aborts another call, which is answered in any case. */
  | { readonly cancel: number };

/** The answer to one call. */
export type SyncReply =
  | { readonly call: number; readonly value?: unknown }
  | { readonly call: number; readonly error: ErrorMessage };
