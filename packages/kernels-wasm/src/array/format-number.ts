import type { DType } from "../dtypes.js";

const DECIMALS = 8;

/** How to print numbers that stand in columns, so that decimal points lie above each other. */
export function columnFormat(values: readonly number[], dtype: DType): Text {
  if (dtype === "f64") return floatFormat(values, (x) => x, 1e8);
  // Above 1e6 a float32 has no decimals to show.
  if (dtype === "f32") return floatFormat(values, shortest, 1e6);
  const width = Math.max(...values.map((x) => `${x}`.length));
  return (x) => `${x}`.padStart(width);
}

type Text = (x: number) => string;

/** `brief` gives the number with the fewest decimals that is the same element; from `large` on exponents are used. */
function floatFormat(values: readonly number[], brief: (x: number) => number, large: number): Text {
  const finite = values.filter(Number.isFinite);
  const text = needsExponent(finite.map(brief), large)
    ? scientific(finite, brief)
    : positional(finite, brief);
  const format = (x: number) => (Number.isFinite(x) ? text(x) : nonFinite(x));
  const width = Math.max(...values.map((x) => format(x).length));
  return (x) => format(x).padStart(width);
}

/** Numbers that are large, small or far apart are written with an exponent. */
function needsExponent(finite: readonly number[], large: number): boolean {
  const sizes = finite.filter((x) => x !== 0).map(Math.abs);
  if (sizes.length === 0) return false;
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  return most >= large || least < 1e-4 || most / least > 1000;
}

function positional(finite: readonly number[], brief: (x: number) => number): Text {
  const trimmed = (x: number) => {
    const short = Math.abs(brief(x));
    // Rounded once, from the exact value, where the brief one has too many decimals.
    const rounded = Number(short.toFixed(DECIMALS)) === short ? short : Math.abs(x);
    return sign(x) + evenly(DECIMALS, (digits) => rounded.toFixed(digits)).replace(/0+$/, "");
  };
  const right = Math.max(0, ...finite.map((x) => fraction(trimmed(x)).length));
  return (x) => trimmed(x) + " ".repeat(right - fraction(trimmed(x)).length);
}

function scientific(finite: readonly number[], brief: (x: number) => number): Text {
  const written = (x: number, digits: number) =>
    evenly(digits, (count) => Math.abs(x).toExponential(count)).split("e") as [string, string];
  const needed = (x: number) => {
    const shortest = fraction(brief(x).toExponential().split("e")[0]!).length;
    return shortest > DECIMALS ? fraction(written(x, DECIMALS)[0].replace(/0+$/, "")).length : shortest;
  };
  const digits = Math.max(...finite.map(needed));
  const width = Math.max(2, ...finite.map((x) => written(x, digits)[1].length - 1));
  return (x) => {
    const [number, power] = written(x, digits);
    return `${sign(x)}${number}${digits === 0 ? "." : ""}e${power[0]}${power.slice(1).padStart(width, "0")}`;
  };
}

/** Digits behind which nothing is left of a number between two texts. */
const ENOUGH = 30;

/** A size that is cut off behind some digits: between two texts the even one, where JavaScript takes the greater. */
function evenly(digits: number, write: (digits: number) => string): string {
  const halfway = /^(.*[02468])50*(e.*)?$/.exec(write(digits + ENOUGH));
  return halfway?.[1]?.length === write(digits).split("e")[0]!.length
    ? `${halfway[1]}${halfway[2] ?? ""}`
    : write(digits);
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
  if (x === 0) return x;
  for (let digits = 0; digits < 8; digits++) {
    const candidate = Number(evenly(digits, (count) => x.toExponential(count)));
    if (Math.fround(candidate) === x) return candidate;
  }
  return Number(x.toPrecision(9));
}
