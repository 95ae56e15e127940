import type { ProcessContext } from "@parakern/core";

/** Everything that a Process does holds in both. */
export const contexts: readonly ProcessContext[] = ["process", "thread"];
