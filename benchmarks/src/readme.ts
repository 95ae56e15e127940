import { kernelComparisons, taskComparisons, worstOf } from "./headlines.js";
import { formatNumber } from "./report.js";
import type { MeasuredRow, Results } from "./results.js";

/** The table stands between these two lines of a Markdown file. */
export const BEGIN = "<!-- benchmarks: written by `npm run readme -w @parakern/benchmarks` -->";
export const END = "<!-- /benchmarks -->";

/** The rows a reader of the README wants: one for each promise, the worst where a promise is made to all. */
export function headlineRows({ rows }: Results): MeasuredRow[] {
  const byId = (id: string): MeasuredRow[] => rows.filter((row) => row.id === id);
  const worstSize = worstOf(rows, "sizes/");
  return [
    ...kernelComparisons(rows),
    ...rows.filter((row) => row.id.startsWith("scaling/") && row.goal !== undefined),
    ...(worstSize ? [worstSize] : []),
    ...rows.filter((row) => /^speedup\/(100|1e2|1e4|1e7)\/kernel\//.test(row.id)),
    ...taskComparisons(rows),
    ...rows.filter((row) => row.id.startsWith("launch/")),
    ...byId("cold-start"),
    ...byId("memory"),
  ].filter((row) => row.figures !== undefined);
}

/** The headline rows as a Markdown table, and under it what they were measured on. */
export function readmeTable(results: Results): string {
  const { machine, peers, date, rounds, workers, load } = results;
  const isBusy = load !== undefined && load > machine.cores / 2;
  const busy = isBusy ? ` The machine was busy with other work (load ${load}): run it again.` : "";
  const lines = headlineRows(results).map((row) => {
    const { ours, peer, ratio, note } = row.figures!;
    const times = [ours, ...(peer === undefined ? [] : [peer])].map(formatNumber).join(" : ");
    const spread = ratio
      ? `**${formatNumber(ratio.median)}** (${formatNumber(ratio.min)} … ${formatNumber(ratio.max)})`
      : "";
    const what = note ? `${row.what} (${note})` : row.what;
    return `| ${[what, `${times} ${row.unit}`, ratio ? row.reading : "", spread, goalCell(row)].join(" | ")} |`;
  });
  return [
    "| what | ours : peer | ratio read as | median (min … max) | goal |",
    "| --- | --- | --- | --- | --- |",
    ...lines,
    "",
    `${machine.cpu}, ${workers} of ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.os}, Node ${machine.node.slice(1)}, ` +
      `${peers.join(", ")}; ${rounds} rounds side by side, ${date.slice(0, 10)}.${busy}`,
  ].join("\n");
}

/** The text with the table of these results between the markers; throws where the markers are missing. */
export function withTable(markdown: string, results: Results): string {
  const from = markdown.indexOf(BEGIN);
  const to = markdown.indexOf(END);
  if (from < 0 || to < from) throw new Error(`expected the lines ${BEGIN} and ${END}, in this order`);
  return `${markdown.slice(0, from)}${BEGIN}\n\n${readmeTable(results)}\n\n${markdown.slice(to)}`;
}

function goalCell({ goal, met }: MeasuredRow): string {
  if (goal === undefined) return "";
  return met === undefined ? goal : `${goal} ${met ? "✓" : "✗"}`;
}
