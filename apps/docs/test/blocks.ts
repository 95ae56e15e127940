import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { kernelPages } from "../.vitepress/kernel-pages.js";

const PAGES = fileURLToPath(new URL("../pages/", import.meta.url));
export const SNIPPETS = fileURLToPath(new URL("../snippets/", import.meta.url));

/** A fenced code block of a page, or a file that pages include. */
export interface Block {
  /** Page and line, or file. */
  readonly where: string;
  readonly code: string;
  /** What the program must print, or undefined where it is only type-checked. */
  readonly output: string | undefined;
}

/** A page as Markdown. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** The pages that are written, and those that are made from the kernels. */
export async function allPages(): Promise<Page[]> {
  const written = filesIn(PAGES, ".md")
    .filter((path) => !path.startsWith("generated/") && !path.includes("["))
    .map((path) => ({ path, text: readFileSync(join(PAGES, path), "utf8") }));
  const kernels = (await kernelPages()).map(({ name, content }) => ({
    path: `kernels/${name}.md`,
    text: content,
  }));
  return [...written, ...kernels];
}

/** Paths of files below a folder, with "/" in them. */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith(ending))
    .map((file) => relative(folder, join(file.parentPath, file.name)).replaceAll("\\", "/"))
    .sort();
}

/** Every fenced block of a page with its info string. */
export function fences({ path, text }: Page): { where: string; info: string; code: string; start: number }[] {
  const found = text.matchAll(/^```([^\n`]+)\n([\s\S]*?)^```$/gm);
  return [...found].map((match) => {
    const line = text.slice(0, match.index).split("\n").length;
    return { where: `${path}:${line}`, info: match[1]!.trim(), code: match[2]!, start: match.index };
  });
}

/** The TypeScript written into a page; `ts run` is followed by a `text` block with what it prints. */
export function typescriptBlocks(page: Page): Block[] {
  const all = fences(page);
  return all.flatMap(({ where, info, code }, i): Block[] => {
    const next = all[i + 1];
    if (info === "ts") return [{ where, code, output: undefined }];
    if (info === "ts signature") return [{ where, code: assertSignature(code), output: undefined }];
    if (info !== "ts run") return [];
    if (next?.info !== "text") throw new Error(`${where}: no output follows this program`);
    return [{ where, code, output: next.code }];
  });
}

/** A signature is right if the pool's method has that type. */
function assertSignature(code: string): string {
  const name = /declare function (\w+)/.exec(code)![1];
  return `import { type NDArray, Pool } from "@parakern/core";
import type { ArrayArg } from "@parakern/kernels-wasm";

${code}
const method: typeof ${name} = new Pool(1).kernels.${name};
void method;
`;
}

/** The files that pages include, those with a `.txt` beside them are run. */
export function snippetBlocks(): Block[] {
  const outputs = new Set(filesIn(SNIPPETS, ".txt"));
  return filesIn(SNIPPETS, ".ts").map((file) => {
    const output = file.replace(/\.ts$/, ".txt");
    return {
      where: file,
      code: readFileSync(join(SNIPPETS, file), "utf8"),
      output: outputs.has(output) ? readFileSync(join(SNIPPETS, output), "utf8") : undefined,
    };
  });
}
