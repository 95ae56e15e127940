import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** By a symbol, so that two copies of this package in one program agree. */
const key = Symbol.for("parakern.base");
const store = globalThis as unknown as Record<symbol, string | undefined>;

/** What `import()` in a shipped function resolves against: the program's main file, or the working folder where there is none. */
export function programBase(): string {
  store[key] ??= mainFile();
  return store[key];
}

/** Takes over the base of the program that made this worker or process, for tasks that are shipped from here in turn. */
export function adoptProgramBase(base: string): void {
  store[key] = base;
}

/** A base as the user gives it (a file, a folder or a URL of one) as a `file:` URL. */
export function toBase(base: string | URL | undefined): string {
  if (base === undefined) return programBase();
  if (base instanceof URL || base.startsWith("file:")) return String(base);
  return pathToFileURL(resolve(base)).href + (base.endsWith("/") ? "/" : "");
}

function mainFile(): string {
  const main = process.argv[1];
  // With these, argv[1] is the program's first argument.
  const isEval = process.execArgv.some((option) => /^(-p?e|-p|--eval|--print)\b/u.test(option));
  try {
    // As import.meta.url of the main module does: symbolic links (npm's bin folder) are followed.
    if (main !== undefined && !isEval) return pathToFileURL(realpathSync(main)).href;
  } catch {
    // A REPL, or a program that was renamed while it runs.
  }
  return pathToFileURL(`${process.cwd()}/`).href;
}
