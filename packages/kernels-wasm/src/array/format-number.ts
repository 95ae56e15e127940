import type { DType } from "../dtypes.js";

const DECIMALS = 8;

/** How to print numbers that stand in columns, so that decimal points lie above each other. */
export function columnFormat(values: readonly number[], dtype: DType): (x: number) => string {
  if (dtype === "f64") return floatFormat(values, (x) => x);
  if (dtype === "f32") return floatFormat(values, shortest);
  const width = Math.max(...values.map((x) => `${x}`.length));
  return (x) => `${x}`.padStart(width);
}

function floatFormat(values: readonly number[], exact: (x: number) => number): (x: number) => string {
  const finite = values.filter(Number.isFinite).map(exact);
  const text = needsExponent(finite) ? scientific(finite) : positional(finite);
  const others = values.filter((x) => !Number.isFinite(x)).map(nonFinite);
  const width = Math.max(...finite.map((x) => text(x).length), ...others.map((word) => word.length));
  return (x) => (Number.isFinite(x) ? text(exact(x)) : nonFinite(x)).padStart(width);
}

/** Numbers that are large, small or far apart are written with an exponent. */
function needsExponent(finite: readonly number[]): boolean {
  const sizes = finite.filter((x) => x !== 0).map(Math.abs);
  if (sizes.length === 0) return false;
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  return most >= 1e8 || least < 1e-4 || most / least > 1000;
}

function positional(finite: readonly number[]): (x: number) => string {
  const trimmed = (x: number) => sign(x) + Math.abs(x).toFixed(DECIMALS).replace(/0+$/, "");
  const right = Math.max(0, ...finite.map((x) => fraction(trimmed(x)).length));
  return (x) => trimmed(x) + " ".repeat(right - fraction(trimmed(x)).length);
}

function scientific(finite: readonly number[]): (x: number) => string {
  const digits = Math.max(...finite.map((x) => fraction(mantissa(x.toExponential(DECIMALS))).length));
  const exponent = (x: number) => x.toExponential(digits).split("e")[1]!;
  const width = Math.max(2, ...finite.map((x) => exponent(x).length - 1));
  return (x) => {
    const number = Math.abs(x).toExponential(digits).split("e")[0]!;
    const power = exponent(x);
    return `${sign(x)}${number}${digits === 0 ? "." : ""}e${power[0]}${power.slice(1).padStart(width, "0")}`;
  };
}

function mantissa(text: string): string {
  return text.split("e")[0]!.replace(/0+$/, "");
}

function fraction(text: string): string {
  return text.split(".")[1] ?? "";
}

function sign(x: number): string {
  return x < 0 || Object.is(x, -0) ? "-" : "";
}

function nonFinite(x: number): string {
  if (Number.isNaN(x)) return "nan";
  return x > 0 ? "inf" : "-inf";
}

/** The number with the fewest decimal digits that rounds to a float32. */
function shortest(x: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const candidate = Number(x.toPrecision(digits));
    if (Math.fround(candidate) === x) return candidate;
  }
  return Number(x.toPrecision(9));
}
