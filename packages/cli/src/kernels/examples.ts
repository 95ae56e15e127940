import type { Example } from "@parakern/core";
import { formatNumber } from "../input/number.js";
import type { NamedKernel } from "./find-kernel.js";
import { flagOf } from "./kernel-command.js";

type Value = Example["args"][number] | Example["result"];

/** Longer results are cut: the example is there to show the command. */
const MAX_RESULT = 40;

/** The entry's examples as command lines with what they print. */
export function formatExamples(
  verb: "map" | "run",
  { name, entry }: NamedKernel,
): (readonly [string, string])[] {
  return entry.examples.map((example) => {
    const positional = entry.params.filter(({ kind }) => kind !== "option");
    const pairs = example.args.map((value, i) => [positional[i]!, value] as const);
    const flags = Object.entries(example.options ?? {}).map(
      ([option, value]) => `${flagOf(option)} ${value}`,
    );
    if (verb === "map")
      flags.unshift(
        ...pairs
          .filter(([param]) => param.kind === "number")
          .map(([param, value]) => `${flagOf(param.name)} ${value}`),
      );
    const operands =
      verb === "run"
        ? example.args.map(formatOperand)
        : formatItems(
            pairs.filter(([param]) => param.kind === "array").map(([, value]) => value as readonly number[]),
          );
    return [
      ["parakern", verb, name, ...operands, ...flags].join(" "),
      shorten(formatRows(example.result)),
    ] as const;
  });
}

function formatOperand(value: Value): string {
  if (typeof value === "number") return formatNumber(value);
  const isMatrix = Array.isArray(value[0]);
  return isMatrix
    ? `"${(value as readonly (readonly number[])[]).map((row) => row.map(formatNumber).join(",")).join(";")}"`
    : (value as readonly number[]).map(formatNumber).join(",");
}

function formatItems(columns: readonly (readonly number[])[]): string[] {
  return (columns[0] ?? []).map((_, i) => columns.map((column) => formatNumber(column[i]!)).join(","));
}

function formatRows(value: Value): string {
  if (typeof value === "number") return formatNumber(value);
  return value
    .map((item) => (typeof item === "number" ? formatNumber(item) : `${item.map(formatNumber).join(" ")};`))
    .join(" ");
}

function shorten(text: string): string {
  return text.length > MAX_RESULT ? `${text.slice(0, MAX_RESULT - 1)}…` : text;
}
