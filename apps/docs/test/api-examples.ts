import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as core from "@parakern/core";
import * as kernelsWasm from "@parakern/kernels-wasm";
import { type Block, fences, filesIn } from "./blocks.js";

const GENERATED = fileURLToPath(new URL("../pages/generated/", import.meta.url));

/** Examples of docstrings leave out the imports, and now and then the pool: this is what their reader has in mind. */
const PACKAGES = {
  "api/core/": { name: "@parakern/core", exports: Object.keys(core) },
  "api/kernels-wasm/": { name: "@parakern/kernels-wasm", exports: Object.keys(kernelsWasm) },
};
const IN_MIND: Readonly<Record<string, string>> = {
  pool: "declare const pool: Pool;",
  arrays: "declare const arrays: Arrays;",
  kernels:
    "declare const kernels: Record<'add' | 'sub' | 'mul' | 'square' | 'sqrtCube' | 'exp' | 'log' | 'sum' | 'mean' | 'matmul' | 'dot', (...args: any[]) => any>;",
  x: "declare const x: NDArray;",
  items: "declare const items: never[];",
  authKey: "declare const authKey: string;",
  first: "declare const first: Connection;",
  second: "declare const second: Connection;",
  child: "declare const child: Process;",
  MapProxy: 'import type { MapProxy } from "@parakern/core";',
};

/** The module that examples of task modules speak of. */
const TASKS = "export function fib(n: number): number {\n  return n < 2 ? n : fib(n - 1) + fib(n - 2);\n}\n";

/** The examples that docstrings have, as they stand in the API reference. */
export function apiExamples(): Block[] {
  const folders = new Set<string>();
  const examples = filesIn(GENERATED, ".md").flatMap((path) => {
    const source = Object.entries(PACKAGES).find(([folder]) => path.startsWith(folder))?.[1];
    if (!source) return [];
    const text = readFileSync(`${GENERATED}${path}`, "utf8");
    const blocks = fences({ path: `generated/${path}`, text }).filter(
      ({ info, start }) => info === "ts" && isExample(text, start),
    );
    if (blocks.length > 0) folders.add(path.slice(0, path.lastIndexOf("/")));
    return blocks.map(({ where, code }): Block => {
      const isWhole = /^import /m.test(code);
      return { where, code: isWhole ? code : `${preludeOf(code, source)}${code}`, output: undefined };
    });
  });
  const modules = [...folders].map((folder) => ({
    where: `pages/generated/${folder}/tasks.ts`,
    code: TASKS,
    output: undefined,
  }));
  return [...examples, ...modules];
}

/** Imports of all that the example does not make itself, and what it speaks of besides. */
function preludeOf(code: string, { name, exports }: { name: string; exports: readonly string[] }): string {
  const made = new Set(
    [...code.matchAll(/\b(?:const|let|using|class|function) (?:\{([^}]*)\}|\[([^\]]*)\]|(\w+))/g)].flatMap(
      (match) => (match[1] ?? match[2] ?? match[3] ?? "").split(/[\s,:]+/),
    ),
  );
  const meant = Object.keys(IN_MIND).filter(
    (word) => new RegExp(`(?<![.\\w"])${word}\\b(?!:)`).test(code) && !made.has(word),
  );
  const imports = exports.filter((word) => !made.has(word) && !meant.includes(word)).join(", ");
  return [`import { ${imports} } from "${name}";`, ...meant.map((word) => IN_MIND[word]), ""].join("\n");
}

/** Whether the last heading above a block says that it is an example: the others are signatures. */
function isExample(text: string, start: number): boolean {
  const headings = text.slice(0, start).match(/^#+ .*$/gm);
  return /^#+ Examples?\b/.test(headings?.at(-1) ?? "");
}
