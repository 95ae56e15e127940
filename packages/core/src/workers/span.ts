/** A task, or a chunk of one; `began` and `ended` are milliseconds of the clock that all threads share. */
export type SpanListener = (kind: "task" | "chunk", began: number, ended: number) => void;

/** Hears what this thread did and when: who draws workers at work sets it before this code is loaded. Mostly undefined. */
export const onSpan: SpanListener | undefined = (globalThis as { [key: symbol]: SpanListener | undefined })[
  Symbol.for("parakern.span")
];
