// Stands in for process/contexts.ts: a page has no processes, and its thread must not be blocked.
export const contexts = ["thread"] as const;
export const sharing: readonly string[] = [];
