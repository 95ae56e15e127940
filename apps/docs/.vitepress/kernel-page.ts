import type { Example, Kernel, Output, Param } from "@parakern/kernels-wasm";
import { kernelCost } from "./kernel-cost.js";

/** What the call of an example prints, found by making it. */
export type RunExample = (name: string, example: Example) => string;

/** The Markdown of a kernel's page: all of it comes from the kernel's entry. */
export function kernelPage(name: string, entry: Kernel, run: RunExample): string {
  return [
    `# ${name}`,
    plain(entry.summary),
    `$$ ${entry.formula} $$`,
    `<LiveKernel kernel="${name}" />`,
    "## Signature",
    fence("ts signature", signature(name, entry)),
    parameters(entry),
    `**Result.** ${plain(entry.output.doc)}${inPlace(entry.output)}`,
    "On the calling thread, without waiting: " +
      `\`pool.kernels.${name}.sync(…)\`. Without a pool: \`(await load()).kernels.${name}(…)\` of \`@parakern/kernels-wasm\`.`,
    entry.examples.length > 1 ? "## Examples" : "## Example",
    fence("ts run", exampleProgram(name, entry.examples)),
    fence("text", entry.examples.map((example) => run(name, example)).join("\n")),
    "## Accuracy and cost",
    facts(entry),
    entry.notes ? `## Notes\n\n${plain(entry.notes)}` : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The program that a page shows for the examples. */
function exampleProgram(name: string, examples: readonly Example[]): string {
  const calls = examples.map(
    (example) => `console.log(String(await ${name}(${exampleArguments(example)})));`,
  );
  return `import { Pool } from "@parakern/core";

await using pool = new Pool();
const { ${name} } = pool.kernels;

${calls.join("\n")}`;
}

function exampleArguments({ args, options }: Example): string {
  const words = args.map(literal);
  if (options) {
    const fields = Object.entries(options).map(([key, value]) => `${key}: ${literal(value)}`);
    words.push(`{ ${fields.join(", ")} }`);
  }
  return words.join(", ");
}

function literal(value: Example["args"][number]): string {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  return `[${(value as readonly number[]).map(literal).join(", ")}]`;
}

function signature(name: string, { dtypes, params, output }: Kernel): string {
  const generic = usesT(params, output)
    ? `<T extends ${dtypes.map((dtype) => `"${dtype}"`).join(" | ")}>`
    : "";
  const positional = params.filter((param) => param.kind !== "option").map(parameterType);
  const options = params.filter((param) => param.kind === "option").map((param) => `${param.name}?: number`);
  if (output.kind === "array") options.push(`out?: NDArray<${element(output.dtype)}>`);
  if (options.length) positional.push(optionsType(options));
  const result = output.kind === "array" ? `NDArray<${element(output.dtype)}>` : "number";
  return `declare function ${name}${generic}(\n  ${positional.join(",\n  ")},\n): Promise<${result}>;`;
}

function optionsType(options: readonly string[]): string {
  const line = `options?: { ${options.join("; ")} }`;
  return line.length < 72 ? line : `options?: {\n    ${options.join(";\n    ")};\n  }`;
}

function usesT(params: readonly Param[], output: Output): boolean {
  return [...params, output].some((item) => item.kind === "array" && item.dtype === "T");
}

function parameterType(param: Param): string {
  return param.kind === "array"
    ? `${param.name}: ArrayArg<${element(param.dtype)}>`
    : `${param.name}: number`;
}

function element(dtype: string): string {
  return dtype === "T" ? "T" : `"${dtype}"`;
}

function parameters({ params }: Kernel): string {
  const rows = params.map((param) => `| \`${param.name}\` | ${kindOf(param)} | ${plain(param.doc)} |`);
  return ["| parameter | kind | meaning |", "|---|---|---|", ...rows].join("\n");
}

function kindOf(param: Param): string {
  if (param.kind === "array") return param.shape === "any" ? "array" : `array (${param.shape.join(" × ")})`;
  const range = [
    param.min === undefined ? "" : ` ≥ ${param.min}`,
    param.max === undefined ? "" : ` ≤ ${param.max}`,
  ].filter(Boolean);
  const number = `${param.integer ? "whole number" : "number"}${range.join(",")}`;
  if (param.kind === "number") return number;
  return `option: ${number}${param.default === undefined ? "" : `, ${param.default} unless given`}`;
}

function inPlace(output: Output): string {
  if (output.kind !== "array" || output.inPlace.length === 0) return "";
  return ` *In place:* \`out\` may be ${output.inPlace.map((name) => `\`${name}\``).join(" or ")}.`;
}

function facts(entry: Kernel): string {
  const rows: [string, string][] = [
    ["Element types", entry.dtypes.map((dtype) => `\`${dtype}\``).join(", ")],
    ["Accuracy", plain(entry.accuracy)],
    ["Complexity", plain(entry.complexity)],
    ["Cost", kernelCost(entry)],
    ["Source", plain(entry.source ?? "")],
  ];
  return rows
    .filter(([, text]) => text)
    .map(([title, text]) => `- **${title}:** ${text}`)
    .join("\n");
}

function fence(info: string, code: string): string {
  return `\`\`\`${info}\n${code}\n\`\`\``;
}

/** Text of an entry is plain: nothing in it is a tag, a table cell, a template expression or mathematics. */
function plain(text: string): string {
  return text.replace(/[<>|*_$\\[\]`{}]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
