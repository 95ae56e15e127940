import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";
import type { Block } from "./blocks.js";

const FOLDER = fileURLToPath(new URL("../.tmp/blocks/", import.meta.url));
const BASE = fileURLToPath(new URL("../../../tsconfig.base.json", import.meta.url));

/** The blocks as files of their own, compiled together against the built packages. */
export class Workspace {
  /** What the compiler has to say, by block. */
  readonly problems: ReadonlyMap<string, string[]>;

  constructor(blocks: readonly Block[]) {
    rmSync(FOLDER, { recursive: true, force: true });
    for (const block of blocks) {
      const path = join(FOLDER, sourceOf(block.where));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, block.code);
    }
    const program = ts.createProgram(
      blocks.map(({ where }) => join(FOLDER, sourceOf(where))),
      options(),
    );
    const { diagnostics } = program.emit();
    this.problems = group([...ts.getPreEmitDiagnostics(program), ...diagnostics], blocks);
  }

  /** Runs a block; resolves to what it printed. */
  async run(where: string): Promise<string> {
    const path = join(FOLDER, "out", sourceOf(where).replace(/\.ts$/, ".js"));
    const { stdout } = await promisify(execFile)(process.execPath, [path], { timeout: 30_000 });
    return stdout.trimEnd();
  }

  [Symbol.dispose](): void {
    rmSync(FOLDER, { recursive: true, force: true });
  }
}

/** Snippets keep their names, since they import each other; blocks of pages are named by page and line. */
function sourceOf(where: string): string {
  return where.includes(".md:") ? `pages/${where.replace(".md:", "-")}.ts` : where;
}

function options(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(BASE, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, FOLDER);
  // Readers copy these programs into projects of ordinary strictness.
  return { ...options, rootDir: FOLDER, outDir: join(FOLDER, "out"), declaration: false, sourceMap: false };
}

function group(diagnostics: readonly ts.Diagnostic[], blocks: readonly Block[]): Map<string, string[]> {
  const paths = new Map(blocks.map(({ where }) => [join(FOLDER, sourceOf(where)), where]));
  const problems = new Map<string, string[]>();
  for (const { file, start, messageText } of diagnostics) {
    const where = (file && paths.get(file.fileName)) ?? "elsewhere";
    const line = file && start !== undefined ? ts.getLineAndCharacterOfPosition(file, start).line + 1 : 0;
    const problem = `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    problems.set(where, [...(problems.get(where) ?? []), problem]);
  }
  return problems;
}
