import type { Example, Numerals } from "@parakern/core";
import { formatNumber } from "../input/number.js";
import type { NamedKernel } from "./find-kernel.js";
import { flagOf, offFlagOf } from "./flag-of.js";
import { positionalParams } from "./positional.js";

type Rows = readonly (readonly number[])[];
type Value = number | readonly number[] | Rows;

/** Longer results are cut: the example is there to show the command. */
const MAX_RESULT = 40;

/** The entry's examples as command lines with what they print; arrays of three dimensions have no place on one. */
export function formatExamples(verb: "map" | "run", kernel: NamedKernel): (readonly [string, string])[] {
  return kernel.entry.examples.filter(isFlat).map((example) => {
    const words =
      verb === "run" ? (example.args as Value[]).map(formatOperand) : formatItems(kernel, example);
    const flags = Object.entries(example.options ?? {}).map(([name, value]) =>
      formatFlag([name, value as Value]),
    );
    const line = ["parakern", verb, kernel.name, ...words, ...flags].join(" ");
    return [line, `→ ${shorten(formatResult(example.result))}`] as const;
  });
}

function isFlat({ args }: Example): boolean {
  return args.every((arg: Numerals) => typeof arg === "number" || !Array.isArray((arg as Rows)[0]?.[0]));
}

/** The arguments of `map`: items of a number for each array; other numbers are flags. */
function formatItems(kernel: NamedKernel, { args }: Example): string[] {
  const params = positionalParams(kernel);
  const columns = args.filter((_, i) => params[i]!.kind === "array") as Rows;
  const items = columns[0]!.map((_, row) => columns.map((column) => formatNumber(column[row]!)).join(","));
  const flags = params.flatMap(({ kind, name }, i) =>
    kind === "number" ? [formatFlag([name, args[i] as number])] : [],
  );
  return [...items, ...flags];
}

function formatFlag([name, value]: readonly [string, Value | string | boolean]): string {
  if (typeof value === "boolean") return value ? flagOf(name) : offFlagOf(name);
  return `${flagOf(name)} ${typeof value === "string" ? value : formatOperand(value as Value)}`;
}

function formatOperand(value: Value): string {
  if (typeof value === "number") return formatNumber(value);
  if (!isMatrix(value)) return value.map(formatNumber).join(",");
  return `"${value.map((row) => row.map(formatNumber).join(",")).join(";")}"`;
}

function formatResult(result: Example["result"]): string {
  if (typeof result === "number" || Array.isArray(result)) return formatValue(result as Value);
  return Object.entries(result)
    .map(([name, value]) => `${name}: ${formatValue(value as Value)}`)
    .join(", ");
}

function formatValue(value: Value): string {
  if (typeof value === "number") return formatNumber(value);
  if (!isMatrix(value)) return value.map(formatNumber).join(" ");
  return value.map((row) => row.map(formatNumber).join(" ")).join("; ");
}

function isMatrix(value: readonly number[] | Rows): value is Rows {
  return Array.isArray(value[0]);
}

function shorten(text: string): string {
  return text.length > MAX_RESULT ? `${text.slice(0, MAX_RESULT - 1)}…` : text;
}
