import { formatNumber } from "./report.js";
import type { MeasuredRow, Results } from "./results.js";

/** A table stands between two such lines of a Markdown file. */
export type TableName = "benchmarks" | "roofline";
const begin = (name: TableName): string =>
  `<!-- ${name}: written by \`npm run readme -w @parakern/benchmarks\` -->`;
const end = (name: TableName): string => `<!-- /${name} -->`;

/** What the README shows: one row for each thing that a reader may come for, whether it is won or lost. */
const HEADLINES: readonly string[] = [
  "speedup/1e2/kernel/product",
  "speedup/1e4/kernel/product",
  "speedup/1e7/kernel/product",
  "kernel/sqrtCube/openmp",
  "kernel/exp/numba",
  "kernel/sum/numba",
  "kernel/sort/numpy",
  "kernel/matmul/numpy",
  "scaling/mandelbrot",
  "map/typed/product",
  "apply-async/piscina",
  "launch/await",
  "cold-start",
];

/** The rows of the README's table. */
export function headlineRows({ rows }: Results): MeasuredRow[] {
  return HEADLINES.flatMap((id) => rows.filter((row) => row.id === id && row.figures !== undefined));
}

/** Every row that was measured. */
export function allRows({ rows }: Results): MeasuredRow[] {
  return rows.filter((row) => row.figures !== undefined);
}

/** Rows as a Markdown table, and under it what they were measured on. */
export function markdownTable(results: Results, rows: readonly MeasuredRow[]): string {
  const { machine, peers, date, rounds, workers, load } = results;
  const isBusy = load !== undefined && load > machine.cores / 2;
  const busy = isBusy ? ` The machine was busy with other work (load ${load}): run it again.` : "";
  const lines = rows.map((row) => {
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

/** The README's table, and how many of all goals are met. */
export function readmeTable(results: Results): string {
  const goals = allRows(results).filter((row) => row.met !== undefined);
  const met = goals.filter((row) => row.met).length;
  const all = `${met} of ${goals.length} goals are met; [all rows](benchmarks/README.md#results) say which are not.`;
  return `${markdownTable(results, headlineRows(results))} ${all}`;
}

/** The text with a table between its markers; throws where the markers are missing. */
export function withTable(markdown: string, table: string, name: TableName = "benchmarks"): string {
  const [first, last] = [begin(name), end(name)];
  const from = markdown.indexOf(first);
  const to = markdown.indexOf(last);
  if (from < 0 || to < from) throw new Error(`expected the lines ${first} and ${last}, in this order`);
  return `${markdown.slice(0, from)}${first}\n\n${table}\n\n${markdown.slice(to)}`;
}

function goalCell({ goal, met }: MeasuredRow): string {
  if (goal === undefined) return "";
  return met === undefined ? goal : `${goal} ${met ? "✓" : "✗"}`;
}
