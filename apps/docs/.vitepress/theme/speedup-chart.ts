import { type Dot, layOutSpeedups, type SpeedupLayout } from "@parakern/cli/plot";
import type { SpeedupData } from "./speedup.data.js";

export const WIDTH = 560;
export const HEIGHT = 330;
const BOX = { x: 58, y: 16, width: 388, height: 270 };
/** Least distance between the labels at the lines' ends. */
const LABEL_GAP = 17;

/** What the figure is drawn of. */
export interface Chart {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly lines: readonly { label: string; points: readonly Dot[]; path: string; labelAt: number }[];
  readonly yTicks: SpeedupLayout["rows"];
  readonly xTicks: SpeedupLayout["columns"];
  readonly description: string;
}

/** Where everything of the figure stands: both axes are logarithmic. */
export function drawChart({ series, rows }: SpeedupData): Chart {
  const picture = {
    title: "",
    series: series.map(({ label }, i) => ({
      name: label,
      points: rows.flatMap(({ n, ratios }) => (ratios[i] == null ? [] : [{ n, speedup: ratios[i] }])),
    })),
  };
  const { columns, rows: factors, curves } = layOutSpeedups(picture, BOX, LABEL_GAP);
  const lines = curves.map(({ dots, labelAt }, i) => ({
    label: series[i]!.short,
    points: dots,
    path: dots.map(({ x, y }, k) => `${k ? "L" : "M"}${x} ${y}`).join(" "),
    labelAt,
  }));
  return {
    left: BOX.x,
    right: BOX.x + BOX.width,
    top: BOX.y,
    bottom: BOX.y + BOX.height,
    lines,
    yTicks: factors,
    xTicks: columns,
    description: `Speedup over a plain loop from ${columns[0]?.label} to ${columns.at(-1)?.label} numbers: ${series.map(({ label }) => label).join(", ")}.`,
  };
}
