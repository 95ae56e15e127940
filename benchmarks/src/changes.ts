import { formatNumber } from "./report.js";
import type { MeasuredRow, Results } from "./results.js";

/** Less than this is not worth a line, however still the machine was. */
const LEAST = 1.1;

/** What is faster or slower than in an earlier run: rows whose ratios moved by a tenth and do not overlap, the most first. */
export function formatChanges(before: Results, after: Results): string {
  const earlier = new Map(before.rows.map((row) => [row.id, row]));
  const moved = after.rows.flatMap((row) => {
    const factor = changeOf(earlier.get(row.id), row);
    return factor === undefined ? [] : [{ row, factor }];
  });
  moved.sort((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor)));
  const since = `since ${before.date.slice(0, 10)}`;
  if (moved.length === 0) return `Nothing moved beyond the noise ${since}.`;
  const lines = moved.map(({ row, factor }) => {
    const word = factor > 1 ? "faster" : "slower";
    const times = formatNumber(factor > 1 ? factor : 1 / factor);
    const [was, is] = [earlier.get(row.id)!, row].map(({ figures }) => formatNumber(figures!.ratio!.median));
    return `  ${row.id.padEnd(32)} ${times} × ${word} (${row.reading} ${was} → ${is})`;
  });
  return [`Moved beyond the noise ${since}:`, ...lines].join("\n");
}

/** How many times as fast, against the peer of its row; undefined where that is within what the rounds differ by. */
function changeOf(before: MeasuredRow | undefined, after: MeasuredRow): number | undefined {
  const [was, is] = [before?.figures?.ratio, after.figures?.ratio];
  if (was === undefined || is === undefined || before!.reading !== after.reading) return undefined;
  if (was.min <= is.max && is.min <= was.max) return undefined;
  const isSpeed = after.unit === "GFLOP/s" || after.reading === "peer ÷ ours";
  const factor = isSpeed ? is.median / was.median : was.median / is.median;
  return Math.max(factor, 1 / factor) < LEAST ? undefined : factor;
}
