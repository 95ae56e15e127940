import type { SpeedupData } from "../speedup.data.js";
import { SERIES } from "./measure.js";

const KEY = "parakern:speedup";

/** The last measurement of this browser, if there is one that can be read. */
export function lastKept(): SpeedupData | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return kept?.rows?.length > 1 ? { machine: kept.machine, rows: kept.rows, series: SERIES } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a measurement in this browser, where that allows it. */
export function keep({ machine, rows }: SpeedupData): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ machine, rows }));
  } catch {
    // Then it is only shown.
  }
}

/** A measurement as a Markdown table. */
export function toMarkdown({ machine, series, rows }: SpeedupData): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    machine,
    "",
    line(["numbers", ...series.map(({ label }) => label)]),
    line(["---:", ...series.map(() => "---:")]),
    ...rows.map(({ n, ratios }) => line([n.toLocaleString("en"), ...ratios.map(showRatio)])),
    "",
  ].join("\n");
}

/** A speedup in print. */
export function showRatio(ratio: number | null | undefined): string {
  if (ratio == null) return "–";
  return ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(2);
}
