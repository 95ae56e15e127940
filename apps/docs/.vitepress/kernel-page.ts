import { existsSync } from "node:fs";
import type { Example, Kernel, Numerals, OptionParam, Output, Param } from "@parakern/kernels-wasm";
import { kernelCost } from "./kernel-cost.js";
import { kernelSignature } from "./kernel-signature.js";
import { kernelSpeed } from "./kernel-speed.js";
import { measured } from "./measured.js";

const LOOPS = new URL("../../../packages/kernels-wasm/assembly/", import.meta.url);

/** What the call of an example prints, found by making it. */
export type RunExample = (name: string, example: Example) => string;

/** The Markdown of a kernel's page: all of it comes from the kernel's entry. */
export function kernelPage(name: string, entry: Kernel, run: RunExample, plot = ""): string {
  return [
    `# ${name}`,
    plain(entry.summary),
    `$$ ${entry.formula} $$`,
    plot,
    `<LiveKernel kernel="${name}" />`,
    "## Signature",
    fence("ts signature", kernelSignature(name, entry)),
    parameters(entry),
    `**Result.** ${plain(entry.output.doc)}${inPlace(entry.output)}`,
    "On the calling thread, without waiting: " +
      `\`pool.kernels.${name}.sync(…)\`. Without a pool: \`(await load()).kernels.${name}(…)\` of \`@parakern/kernels-wasm\`.`,
    entry.examples.length > 1 ? "## Examples" : "## Example",
    fence("ts run", exampleProgram(name, entry)),
    fence("text", entry.examples.map((example) => run(name, example)).join("\n")),
    "## Accuracy and cost",
    facts(name, entry),
    entry.notes ? `## Notes\n\n${plain(entry.notes)}` : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The program that a page shows for the examples. */
function exampleProgram(name: string, { examples, output }: Kernel): string {
  const calls = examples.map((example) => {
    const call = `await ${name}(${exampleArguments(example)})`;
    return output.kind === "arrays"
      ? printEach(Object.keys(output.arrays), call)
      : `console.log(String(${call}));`;
  });
  return `import { Pool } from "@parakern/core";

await using pool = new Pool();
const { ${name} } = pool.kernels;

${calls.join("\n")}`;
}

/** Several arrays: a line for each, in a block of its own, as the next example has the same names. */
function printEach(names: readonly string[], call: string): string {
  const lines = names.map((name) => `  console.log(\`${name}: \${${name}}\`);`);
  return `{\n  const { ${names.join(", ")} } = ${call};\n${lines.join("\n")}\n}`;
}

function exampleArguments({ args, options }: Example): string {
  const words = args.map(literal);
  if (options) {
    const fields = Object.entries(options).map(([key, value]) => `${key}: ${literal(value)}`);
    words.push(`{ ${fields.join(", ")} }`);
  }
  return words.join(", ");
}

function literal(value: Numerals | string | boolean): string {
  if (typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  return `[${(value as readonly number[]).map(literal).join(", ")}]`;
}

function parameters({ params }: Kernel): string {
  const rows = params.map((param) => `| \`${param.name}\` | ${kindOf(param)} | ${plain(param.doc)} |`);
  return ["| parameter | kind | meaning |", "|---|---|---|", ...rows].join("\n");
}

function kindOf(param: Param): string {
  if (param.kind === "array")
    return typeof param.shape === "string" ? "array" : `array (${param.shape.join(" × ")})`;
  if (param.kind === "option" && param.type !== "number") return `option: ${wordsOf(param)}`;
  if (param.kind === "number" && param.sizes) return "shape: a length or sizes";
  const range = [
    param.min === undefined ? "" : ` ≥ ${param.min}`,
    param.max === undefined ? "" : ` ≤ ${param.max}`,
  ].filter(Boolean);
  const number = `${param.integer ? "whole number" : "number"}${range.join(",")}`;
  if (param.kind === "number") return number;
  return `option: ${number}${param.default === undefined ? "" : `, ${param.default} unless given`}`;
}

function wordsOf(param: OptionParam): string {
  if (param.type === "array") return "array";
  if (param.type === "flag") return `true or false, ${param.default} unless given`;
  if (param.type === "choice") return `${param.values.map((word) => `\`"${word}"\``).join(" or ")}`;
  return `an axis${param.default === undefined ? ", all elements unless given" : `, ${param.default} unless given`}`;
}

function inPlace(output: Output): string {
  if (output.kind !== "array" || output.inPlace.length === 0) return "";
  return ` *In place:* \`out\` may be ${output.inPlace.map((name) => `\`${name}\``).join(" or ")}.`;
}

function facts(name: string, entry: Kernel): string {
  const rows: [string, string][] = [
    ["Element types", entry.dtypes.map((dtype) => `\`${dtype}\``).join(", ")],
    ["Accuracy", plain(entry.accuracy)],
    ["Largest error measured", plain(measured(name))],
    ["Complexity", plain(entry.complexity)],
    ["Cost", kernelCost(entry)],
    ["Measured speed", kernelSpeed(name)],
    ["Source", plain(entry.source ?? "")],
    ["Code", code(name)],
  ];
  return rows
    .filter(([, text]) => text)
    .map(([title, text]) => `- **${title}:** ${text}`)
    .join("\n");
}

/** The texts that `scripts/sources.mjs` puts into the site; some kernels have no loop of their own. */
function code(name: string): string {
  const entry = `[the entry](/sources/entries/${name}.txt), from which this page is made`;
  const isOwn = existsSync(new URL(`${name}.ts`, LOOPS));
  return isOwn ? `[the loop](/sources/loops/${name}.txt), and ${entry}` : entry;
}

function fence(info: string, code: string): string {
  return `\`\`\`${info}\n${code}\n\`\`\``;
}

/** Text of an entry is plain: nothing in it is a tag, a table cell, a template expression or mathematics. */
function plain(text: string): string {
  return text.replace(/[<>|*_$\\[\]`{}]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
