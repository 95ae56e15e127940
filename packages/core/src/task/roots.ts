import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { programBase } from "./base.js";

let roots: readonly string[] | undefined;

/** The projects that the running program belongs to: those of its main file and of the working folder. */
export function defaultRoots(): readonly string[] {
  roots ??= [dirname(fileURLToPath(new URL("./_", programBase()))), realpathSync(process.cwd())].map(
    projectOf,
  );
  return roots;
}

/** The package of the file that called `callee`: what is loaded already may name its neighbours. */
export function callerFolder(callee: (...args: never[]) => unknown): string[] {
  const file = callerFile(callee);
  if (file === undefined) return [];
  try {
    const folder = dirname(realpathSync(file.startsWith("file:") ? fileURLToPath(file) : file));
    return [firstAbove(folder, isPackage) ?? folder];
  } catch {
    // Code without a file: eval, a REPL.
    return [];
  }
}

function callerFile(callee: (...args: never[]) => unknown): string | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder: { stack?: unknown } = {};
  try {
    Error.stackTraceLimit = 1;
    Error.prepareStackTrace = (_, sites) => sites;
    Error.captureStackTrace(holder, callee);
    const [site] = holder.stack as NodeJS.CallSite[];
    return site?.getFileName() ?? undefined;
  } finally {
    Error.prepareStackTrace = prepareStackTrace!;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The nearest package above, or the workspace that holds it; the folder itself where there is none. */
function projectOf(folder: string): string {
  const own = firstAbove(folder, isPackage) ?? folder;
  return firstAbove(own, isWorkspace) ?? own;
}

function firstAbove(folder: string, isMatch: (folder: string) => boolean): string | undefined {
  for (let above = folder; ; above = dirname(above)) {
    if (isMatch(above)) return above;
    if (dirname(above) === above) return undefined;
  }
}

function isPackage(folder: string): boolean {
  return existsSync(join(folder, "package.json"));
}

function isWorkspace(folder: string): boolean {
  if (existsSync(join(folder, "pnpm-workspace.yaml"))) return true;
  try {
    return "workspaces" in JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return false;
  }
}
