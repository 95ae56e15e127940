import type { Paint } from "../terminal/color.js";
import { formatCount, formatRatio, type SpeedupPicture, scalesOf } from "./scale.js";

/** A mark for each curve, so that they can be told apart without colours. */
const MARKS = ["●", "■", "▲", "◆", "○", "□"];
const COLORS = ["cyan", "yellow", "green", "magenta", "blue", "white"] as const;
const HEIGHT = 14;
const AXIS = 8;

/** Lines of a graph of speedups, `width` columns wide: both axes logarithmic, the plain loop's 1× drawn through. */
export function terminalChart(picture: SpeedupPicture, width: number, paint: Paint): string[] {
  const columns = Math.max(24, Math.min(width, 100) - AXIS - 2);
  const cells = Array.from({ length: HEIGHT }, () => new Array<string>(columns).fill(" "));
  const { x, y } = scalesOf(picture);
  const toX = (n: number) => Math.round(x.position(n) * (columns - 1));
  const toY = (ratio: number) => Math.round((1 - y.position(ratio)) * (HEIGHT - 1));
  cells[toY(1)]!.fill(paint("dim", "┄"));
  const curves = picture.series.map(({ points }) =>
    points.map(({ n, speedup }) => ({ x: toX(n), y: toY(speedup) })),
  );
  curves.forEach((points, i) => {
    for (let k = 1; k < points.length; k++)
      drawLine(cells, points[k - 1]!, points[k]!, paint(COLORS[i % COLORS.length]!, "·"));
  });
  curves.forEach((points, i) => {
    for (const point of points)
      cells[point.y]![point.x] = paint(COLORS[i % COLORS.length]!, MARKS[i % MARKS.length]!);
  });
  const labels = new Map(y.decades.map((decade) => [toY(10 ** decade), formatRatio(10 ** decade)]));
  const rows = cells.map(
    (row, i) => `${(labels.get(i) ?? "").padStart(AXIS)} ${labels.has(i) ? "┤" : "│"}${row.join("")}`,
  );
  const legend = picture.series.map(
    ({ name }, i) => `${paint(COLORS[i % COLORS.length]!, MARKS[i % MARKS.length]!)} ${name}`,
  );
  return [
    picture.title,
    "",
    ...rows,
    ...xAxis(
      columns,
      x.decades.map((decade) => [toX(10 ** decade), formatCount(10 ** decade)]),
    ),
    "",
    `${" ".repeat(AXIS + 2)}${legend.join("   ")}`,
  ];
}

type Point = { readonly x: number; readonly y: number };

function drawLine(cells: string[][], from: Point, to: Point, dot: string): void {
  const steps = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  for (let step = 1; step < steps; step++) {
    const at = step / steps;
    cells[Math.round(from.y + (to.y - from.y) * at)]![Math.round(from.x + (to.x - from.x) * at)] = dot;
  }
}

function xAxis(columns: number, ticks: readonly (readonly [number, string])[]): string[] {
  const line = new Array<string>(columns).fill("─");
  const labels = new Array<string>(columns + 4).fill(" ");
  for (const [at, label] of ticks) {
    line[at] = "┬";
    const start = Math.max(0, Math.min(at - (label.length >> 1), labels.length - label.length));
    labels.splice(start, label.length, ...label);
  }
  const indent = " ".repeat(AXIS + 1);
  return [`${indent}└${line.join("")}`, `${indent} ${labels.join("").trimEnd()} numbers`];
}
