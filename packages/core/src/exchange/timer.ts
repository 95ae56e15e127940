/** The longest that one timer of Node can run. */
const LONGEST_MS = 2 ** 31 - 1;

/** Calls `onEnd` after at least so many milliseconds, never where none are given; returns what stops it. */
export function startTimer(timeoutMs: number | undefined, onEnd: () => void): () => void {
  if (timeoutMs === undefined || timeoutMs === Number.POSITIVE_INFINITY) return () => {};
  const end = performance.now() + timeoutMs;
  let timer: ReturnType<typeof setTimeout>;
  const turn = (): void => {
    const left = end - performance.now();
    // Timers count in whole milliseconds of their own clock, and may be a fraction early by this one.
    if (left <= 0) onEnd();
    else timer = setTimeout(turn, Math.min(Math.ceil(left), LONGEST_MS));
  };
  timer = setTimeout(turn, Math.min(Math.ceil(timeoutMs), LONGEST_MS));
  return () => clearTimeout(timer);
}
