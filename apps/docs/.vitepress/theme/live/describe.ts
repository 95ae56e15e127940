/** How long a call took, in words. */
export function describeTime(milliseconds: number, elements: number): string {
  // A page's clock is coarse: below its resolution there is nothing to say but that.
  const time =
    milliseconds < 0.1 ? "less than 0.1 ms" : `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
  return elements >= 1000
    ? `${time} for ${elements.toLocaleString("en")} numbers, on one thread`
    : `${time}, on one thread`;
}
