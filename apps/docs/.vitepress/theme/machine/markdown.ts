/** A Markdown table under a line of text; all columns but the first hold numbers. */
export function markdownTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, i) => (i ? "---:" : "---"));
  return [caption, "", line(head), line(rule), ...rows.map(line), ""].join("\n");
}

/** A ratio in print. */
export function showRatio(ratio: number | null | undefined): string {
  if (ratio == null) return "–";
  return ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(2);
}

/** What was measured on, in a phrase. */
export function describeBrowser(workers: number): string {
  const threads = `${workers} worker${workers > 1 ? "s" : ""}`;
  const memory = crossOriginIsolated ? "" : ", no shared memory";
  return `This browser, ${threads}${memory}, ${new Date().toLocaleDateString("en", { dateStyle: "long" })}`;
}
