/** A curve of the speedup picture. */
export interface SpeedupSeries {
  readonly name: string;
  /** How many numbers, and how many times faster than the plain loop. */
  readonly points: readonly { readonly n: number; readonly speedup: number }[];
}

/** What a picture of speedups shows. */
export interface SpeedupPicture {
  readonly title: string;
  readonly subtitle?: string;
  readonly series: readonly SpeedupSeries[];
}

/** A logarithmic axis. */
export interface LogScale {
  /** Exponents of the powers of ten on it. */
  readonly decades: readonly number[];
  /** From 0 at its beginning to 1 at its end. */
  position(value: number): number;
}

/** The axis that holds all values, with `margin` decades to spare on both sides. */
export function logScale(values: readonly number[], margin: number): LogScale {
  const exponents = values.map(Math.log10);
  const from = Math.min(...exponents) - margin;
  const to = Math.max(...exponents) + margin;
  const span = to - from || 1;
  const decades = Array.from({ length: Math.floor(to) - Math.ceil(from) + 1 }, (_, i) => Math.ceil(from) + i);
  return { decades, position: (value) => (Math.log10(value) - from) / span };
}

/** Both axes of a picture; the plain loop's 1× is always on it. */
export function scalesOf({ series }: SpeedupPicture): { x: LogScale; y: LogScale } {
  const points = series.flatMap((curve) => curve.points);
  return {
    x: logScale(
      points.map(({ n }) => n),
      0.05,
    ),
    y: logScale([1, 3, ...points.map(({ speedup }) => speedup)], 0.12),
  };
}

/** 1000 as "1,000", a million as "10⁶". */
export function formatCount(n: number): string {
  const exponent = Math.log10(n);
  if (n < 10_000 || !Number.isInteger(exponent)) return n.toLocaleString("en-US");
  return `10${[...String(exponent)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("")}`;
}

/** 3.514 as "3.5×", 0.00271 as "0.0027×". */
export function formatRatio(ratio: number): string {
  if (ratio >= 100) return `${Math.round(ratio)}×`;
  return `${Number(ratio.toPrecision(2))}×`;
}
