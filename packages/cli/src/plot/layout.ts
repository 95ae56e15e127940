import { formatCount, formatRatio, type SpeedupPicture, scalesOf } from "./scale.js";

/** A rectangle of a picture, in its own units; y grows downwards. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a line of the grid crosses its axis. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** A measured point. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  /** All of it in words. */
  readonly title: string;
}

/** A curve, with what stands at its right end. */
export interface Curve {
  readonly name: string;
  readonly dots: readonly Dot[];
  /** Its last speedup as text. */
  readonly last: string;
  /** Height of its label, apart from those of the others. */
  readonly labelAt: number;
}

/** Where everything of a picture of speedups stands. */
export interface SpeedupLayout {
  readonly columns: readonly Tick[];
  readonly rows: readonly (Tick & { readonly isOne: boolean })[];
  /** In the order of the series; empty series have no dots. */
  readonly curves: readonly Curve[];
}

/** Lays a picture of speedups out in an area, labels at least `gap` apart; both axes are logarithmic. */
export function layOutSpeedups(picture: SpeedupPicture, area: Area, gap: number): SpeedupLayout {
  const { x, y } = scalesOf(picture);
  const bottom = area.y + area.height;
  const across = (n: number) => round(area.x + x.position(n) * area.width);
  const down = (ratio: number) => round(bottom - y.position(ratio) * area.height);
  const ends = picture.series.map(({ points }) => down(points.at(-1)?.speedup ?? 1));
  const labels = spread(ends, bottom, gap);
  return {
    columns: x.decades.map((decade) => ({ at: across(10 ** decade), label: formatCount(10 ** decade) })),
    rows: y.decades.map((decade) => ({
      at: down(10 ** decade),
      label: formatRatio(10 ** decade),
      isOne: decade === 0,
    })),
    curves: picture.series.map(({ name, points }, i) => ({
      name,
      dots: points.map(({ n, speedup }) => ({
        x: across(n),
        y: down(speedup),
        title: `${name}, ${n.toLocaleString("en-US")} numbers: ${formatRatio(speedup)}`,
      })),
      last: formatRatio(points.at(-1)?.speedup ?? 1),
      labelAt: labels[i]!,
    })),
  };
}

/** Moves labels apart that would cover each other, as little as may be, and keeps their order. */
function spread(wanted: readonly number[], bottom: number, gap: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  for (let k = 1; k < order.length; k++) order[k]!.y = Math.max(order[k]!.y, order[k - 1]!.y + gap);
  let limit = bottom;
  for (const item of order.toReversed()) {
    item.y = Math.min(item.y, limit);
    limit = item.y - gap;
  }
  return order.sort((a, b) => a.i - b.i).map(({ y }) => round(y));
}

/** One decimal is finer than any screen shows. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
