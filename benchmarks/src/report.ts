import { styleText } from "node:util";
import type { MeasuredRow } from "./results.js";

/** Three digits, without an exponent: 0.0123, 1.23, 123, 12345. */
export function formatNumber(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 5));
}

/** One line for a terminal: id, ours, peer, ratio with its extremes, goal and whether it is met. */
export function formatRow(row: MeasuredRow): string {
  if (row.failed !== undefined) return `${row.id.padEnd(32)} FAILED: ${row.failed}`;
  if (row.figures === undefined) return `${row.id.padEnd(32)} skipped: ${row.skipped}`;
  const { ours, peer, peerName, ratio, note } = row.figures;
  const sides = [`${formatNumber(ours)} ${row.unit}`.padStart(14)];
  sides.push((peer === undefined ? "" : formatNumber(peer)).padStart(8));
  const range = ratio && `${formatNumber(ratio.min)} … ${formatNumber(ratio.max)}`;
  const share = ratio ? `${row.reading} ${formatNumber(ratio.median).padStart(5)} (${range})` : "";
  const words = [row.id.padEnd(32), ...sides, share.padEnd(40), verdict(row).padEnd(14), peerName, note];
  return words.filter((word) => word !== undefined).join(" ");
}

/** How many goals are met, and which are not. */
export function formatSummary(rows: readonly MeasuredRow[]): string {
  const judged = rows.filter(({ met }) => met !== undefined);
  const missed = judged.filter(({ met }) => !met);
  const skipped = rows.filter((row) => row.skipped !== undefined).length;
  const lines = [`${judged.length - missed.length} of ${judged.length} goals met, ${skipped} rows skipped.`];
  return [...lines, ...missed.map((row) => `  missed: ${row.id} (goal ${row.goal})`)].join("\n");
}

function verdict({ goal, met }: MeasuredRow): string {
  if (goal === undefined) return "";
  if (met === undefined) return goal;
  // util.styleText looks at neither NO_COLOR nor the stream on Node 20.
  const coloured = process.stdout.isTTY && !process.env.NO_COLOR;
  const mark = met ? "✓" : "✗";
  return `${goal} ${coloured ? styleText(met ? "green" : "red", mark) : mark}`;
}
