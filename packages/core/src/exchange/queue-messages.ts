import type { Request } from "./caller.js";

/** What a holder asks of a queue that is elsewhere. */
export type QueueRequest = Request &
  (
    | { readonly op: "put"; readonly timeout?: number | undefined }
    | { readonly op: "get"; readonly timeout?: number | undefined }
    | { readonly op: "ready"; readonly timeout?: number | undefined }
    | { readonly op: "joined"; readonly timeout?: number | undefined }
    | { readonly op: "taskDone" }
    | { readonly op: "state" }
    | { readonly op: "close"; readonly side?: "puts" | "gets" | undefined }
  );
