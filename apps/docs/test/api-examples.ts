import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as core from "@parakern/core";
import * as kernelsWasm from "@parakern/kernels-wasm";
import { type Block, fences, filesIn } from "./blocks.js";

const GENERATED = fileURLToPath(new URL("../pages/generated/", import.meta.url));

/** Examples of docstrings leave out the imports, and now and then the pool: this is what their reader has in mind. */
const PRELUDES = {
  "api/core/": `import { ${Object.keys(core).join(", ")} } from "@parakern/core";\n`,
  "api/kernels-wasm/": `import { ${Object.keys(kernelsWasm).join(", ")} } from "@parakern/kernels-wasm";\n`,
};
const POOL = "declare const pool: Pool;\n";

/** The module that examples of task modules speak of. */
const TASKS = "export function fib(n: number): number {\n  return n < 2 ? n : fib(n - 1) + fib(n - 2);\n}\n";

/** The examples that docstrings have, as they stand in the API reference. */
export function apiExamples(): Block[] {
  const folders = new Set<string>();
  const examples = filesIn(GENERATED, ".md").flatMap((path) => {
    const prelude = Object.entries(PRELUDES).find(([folder]) => path.startsWith(folder))?.[1];
    if (!prelude) return [];
    const text = readFileSync(`${GENERATED}${path}`, "utf8");
    const blocks = fences({ path: `generated/${path}`, text }).filter(
      ({ info, start }) => info === "ts" && isExample(text, start),
    );
    if (blocks.length > 0) folders.add(path.slice(0, path.lastIndexOf("/")));
    return blocks.map(({ where, code }): Block => {
      const pool = /\bpool\b/.test(code) && !/\bpool =/.test(code) ? POOL : "";
      return { where, code: `${/^import /m.test(code) ? "" : prelude}${pool}${code}`, output: undefined };
    });
  });
  const modules = [...folders].map((folder) => ({
    where: `pages/generated/${folder}/tasks.ts`,
    code: TASKS,
    output: undefined,
  }));
  return [...examples, ...modules];
}

/** Whether the last heading above a block says that it is an example: the others are signatures. */
function isExample(text: string, start: number): boolean {
  const headings = text.slice(0, start).match(/^#+ .*$/gm);
  return /^#+ Examples?\b/.test(headings?.at(-1) ?? "");
}
