/** What one thread did, as numbers in memory that it shares with the page: a count, then kind, begin and end of each. */
export const MOST_SPANS = 8192;
const HEAD = 1;

/** One thing that one thread did; times are milliseconds of the clock that all threads share. */
export interface Span {
  readonly kind: "task" | "chunk";
  readonly began: number;
  readonly ended: number;
}

/** A thread in the picture. */
export interface Lane {
  readonly name: string;
  readonly memory: Float64Array;
}

/** Memory for the spans of one thread, shared where memory can be. */
export function spanMemory(): Float64Array {
  const bytes = (HEAD + 3 * MOST_SPANS) * Float64Array.BYTES_PER_ELEMENT;
  return new Float64Array(crossOriginIsolated ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
}

/** Adds a span; those beyond what fits are left out. */
export function recordSpan(memory: Float64Array, kind: Span["kind"], began: number, ended: number): void {
  const count = memory[0]!;
  if (count >= MOST_SPANS) return;
  memory.set([kind === "task" ? 0 : 1, began, ended], HEAD + 3 * count);
  memory[0] = count + 1;
}

/** The spans so far. */
export function readSpans(memory: Float64Array): Span[] {
  return Array.from({ length: memory[0]! }, (_, i) => {
    const [kind, began, ended] = memory.subarray(HEAD + 3 * i, HEAD + 3 * i + 3);
    return { kind: kind ? "chunk" : "task", began: began!, ended: ended! };
  });
}
