import type { ProcessContext } from "@parakern/core";

/** Everything that a Process does holds in both. */
export const contexts: readonly ProcessContext[] = ["process", "thread"];

/** Those whose members share memory, and may block while they wait for it. */
export const sharing = contexts.filter(
  (context) => context === "thread" || process.env.PARAKERN_NO_MAPPING !== "1",
);
