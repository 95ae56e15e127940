import { expect, it } from "vitest";
import type { ResultRow, Results } from "../.vitepress/theme/results.js";
import { readSpeedups } from "../.vitepress/theme/speedup.data.js";
import { drawChart } from "../.vitepress/theme/speedup-chart.js";

function row(id: string, median?: number): ResultRow {
  const head = { id, what: id, unit: "ms", reading: "peer ÷ ours" } as const;
  return median === undefined
    ? head
    : { ...head, figures: { ours: 1, ratio: { median, min: median, max: median } } };
}

function results(...rows: ResultRow[]): Results {
  const machine = { cpu: "a processor", cores: 2, os: "an os", node: "v20.0.0" };
  return { machine, date: "", rounds: 3, workers: 2, rows };
}

const read = readSpeedups(
  results(
    row("speedup/1e3/kernel/power", 8),
    row("speedup/1e2/kernel/power", 2),
    row("speedup/1e2/slots/power", 0.01),
    row("speedup/1e2/cpython/power"),
    row("kernel/sum/numpy", 3),
  ),
);

it("takes the experiment from the results, by size, with a gap where nothing was measured", () => {
  expect(read?.rows).toEqual([
    { n: 100, ratios: [null, 0.01, null, 2] },
    { n: 1000, ratios: [null, null, null, 8] },
  ]);
  expect(read?.machine).toBe("a processor, 2 cores, 2 workers, Node 20.0.0; medians of 3 rounds");
});

it("shows nothing where there is nothing to show", () => {
  expect(readSpeedups(results())).toBeNull();
});

it("draws faster higher, more numbers further right, and labels apart", () => {
  const { lines, left, right, yTicks } = drawChart(read!);
  const [slow, fast] = [lines[1]!, lines[3]!];
  const [first, second] = [fast.points[0]!.x, fast.points[1]!.x];
  expect(slow.points[0]!.x).toBe(first);
  expect(left < first && first < second && second < right).toBe(true);
  expect(fast.points[1]!.y).toBeLessThan(fast.points[0]!.y);
  expect(slow.points[0]!.y).toBe(yTicks[0]!.at);
  expect(yTicks.filter(({ isOne }) => isOne).map(({ label }) => label)).toEqual(["1×"]);
  const labels = lines.map((line) => line.labelAt).sort((a, b) => a - b);
  for (let i = 1; i < labels.length; i++) expect(labels[i]! - labels[i - 1]!).toBeGreaterThanOrEqual(17);
});
