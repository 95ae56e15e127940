import type { OptionParam, Param } from "@parakern/core";
import type { Paint } from "../terminal/color.js";
import { wrap } from "../terminal/wrap.js";
import { formatExamples } from "./examples.js";
import type { NamedKernel } from "./find-kernel.js";
import { spellingOf } from "./param-option.js";

/** A kernel as it is called: `axpy(a, x, y)`. */
function signatureOf({ name, entry }: NamedKernel): string {
  const names = entry.params.filter(({ kind }) => kind !== "option").map((param) => param.name);
  const options = entry.params.filter(({ kind }) => kind === "option").map((param) => param.name);
  if (options.length > 0) names.push(`{ ${options.join(", ")} }`);
  return `${name}(${names.join(", ")})`;
}

/** Everything an entry says, for people whose terminal has `width` columns. */
export function describeKernel(kernel: NamedKernel, width: number, paint: Paint): string[] {
  const { entry } = kernel;
  const heading = (text: string) => ["", paint("bold", text)];
  const examples = formatExamples("run", kernel).flatMap(([line, result]) => [`  $ ${line}`, `  ${result}`]);
  const facts: [string, string][] = [
    ["element types", entry.dtypes.join(", ")],
    ["accuracy", entry.accuracy],
    ["complexity", entry.complexity],
  ];
  if (entry.source !== undefined) facts.push(["source", entry.source]);
  return [
    paint("bold", signatureOf(kernel)),
    ...wrap(entry.summary, width),
    ...heading("Arguments"),
    ...definitions(
      entry.params.map((param) => [labelOf(param), docOf(param)]),
      width,
    ),
    ...heading("Result"),
    ...definitions([["", entry.output.doc]], width),
    ...heading("Facts"),
    ...definitions(facts, width),
    ...(entry.notes === undefined ? [] : ["", ...wrap(entry.notes, width)]),
    ...(examples.length === 0 ? [] : [...heading("Examples"), ...examples]),
  ];
}

/** Terms in a column, what they mean in another. */
function definitions(pairs: readonly (readonly [term: string, meaning: string])[], width: number): string[] {
  const column = Math.max(0, ...pairs.map(([term]) => term.length));
  const indent = column === 0 ? 2 : column + 4;
  return pairs.flatMap(([term, meaning]) => {
    const [first, ...rest] = wrap(meaning, width - indent);
    return [
      `  ${term.padEnd(column)}`.padEnd(indent) + first,
      ...rest.map((line) => " ".repeat(indent) + line),
    ];
  });
}

function labelOf(param: Param): string {
  if (param.kind === "option") return spellingOf(param);
  return param.kind === "number" ? `<${param.name}>` : `<${param.name}…>`;
}

function docOf(param: Param): string {
  if (param.kind === "array")
    return typeof param.shape === "string" ? param.doc : `${param.doc} Shape (${param.shape.join(", ")}).`;
  return `${param.doc}${param.kind === "option" ? standardOf(param) : ""}`;
}

function standardOf(param: OptionParam): string {
  return param.type === "array" || param.type === "flag" || param.default === undefined
    ? ""
    : ` Default ${param.default}.`;
}
