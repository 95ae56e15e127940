import type { Param } from "@parakern/core";
import type { Paint } from "../terminal/color.js";
import { formatExamples } from "./examples.js";
import type { NamedKernel } from "./find-kernel.js";
import { flagOf } from "./flag-of.js";

/** A kernel as it is called: `axpy(a, x, y)`. */
export function signatureOf({ name, entry }: NamedKernel): string {
  const names = entry.params.filter(({ kind }) => kind !== "option").map((param) => param.name);
  const options = entry.params.filter(({ kind }) => kind === "option").map((param) => param.name);
  if (options.length > 0) names.push(`{ ${options.join(", ")} }`);
  return `${name}(${names.join(", ")})`;
}

/** Everything an entry says, for people. */
export function describeKernel(kernel: NamedKernel, paint: Paint): string[] {
  const { entry } = kernel;
  const heading = (text: string) => ["", paint("bold", text)];
  const params = entry.params.map((param) => [labelOf(param), docOf(param)] as const);
  const width = Math.max(0, ...params.map(([label]) => label.length));
  const facts = [
    ["element types", entry.dtypes.join(", ")],
    ["accuracy", entry.accuracy],
    ["complexity", entry.complexity],
    ...(entry.source === undefined ? [] : [["source", entry.source]]),
  ] as const;
  const verb = "run";
  return [
    paint("bold", signatureOf(kernel)),
    entry.summary,
    ...heading("Arguments"),
    ...params.map(([label, doc]) => `  ${label.padEnd(width)}  ${doc}`),
    ...heading("Result"),
    `  ${entry.output.doc}`,
    ...heading("Facts"),
    ...facts.map(([name, value]) => `  ${String(name).padEnd(13)}  ${value}`),
    ...(entry.notes === undefined ? [] : ["", entry.notes]),
    ...heading("Examples"),
    ...formatExamples(verb, kernel).flatMap(([line, result]) => [`  $ ${line}`, `  ${result}`]),
  ];
}

function labelOf(param: Param): string {
  if (param.kind === "option") return `${flagOf(param.name)} <n>`;
  return param.kind === "number" ? `<${param.name}>` : `<${param.name}…>`;
}

function docOf(param: Param): string {
  if (param.kind === "array")
    return param.shape === "any" ? param.doc : `${param.doc} Shape (${param.shape.join(", ")}).`;
  const standard = param.kind === "option" && param.default !== undefined ? ` Default ${param.default}.` : "";
  return `${param.doc}${standard}`;
}
