import { shims } from "../../src/task/closure/helpers.js";
import type { Runnable } from "../../src/task/resolve.js";
import type { ShippedSource } from "../../src/task/shipped-task.js";

/** `import(` as an expression, not as a part of a longer name. */
const IMPORT = /(?<![.\w$])import\s*\(/gu;

const FORBIDDEN =
  "A content security policy forbids this worker to make functions from text. Allow 'unsafe-eval' in the policy that " +
  "the worker has (its own file's with workerUrl, else the page's), or put the function into a module: taskModule().";

/** Makes the function of a shipped source. Its `import()` is resolved against the page: the worker's own URL is a Blob. */
export function compile({ name, source, base }: ShippedSource): Runnable {
  const text = `const __name = ${shims.__name}, __vite_ssr_dynamic_import__ = __import; return (${source.replace(IMPORT, "__import(")}\n);`;
  const label = `//# sourceURL=parakern/${name.replaceAll(/[^\w$-]/gu, "_") || "anonymous"}`;
  const load = (specifier: string): Promise<unknown> =>
    importModule(/^(\.{0,2}\/|\w+:)/u.test(specifier) ? new URL(specifier, base).href : specifier);
  const make = (body: string): Runnable => new Function("__import", `${body}\n${label}`)(load) as Runnable;
  try {
    return make(`"use strict"; ${text}`);
  } catch (error) {
    // A function from a sloppy script may use what strict mode does not have (with, octal literals).
    if (error instanceof SyntaxError) return make(text);
    if (error instanceof EvalError) throw new EvalError(FORBIDDEN, { cause: error });
    throw error;
  }
}

function importModule(url: string): Promise<unknown> {
  return import(/* webpackIgnore: true */ /* @vite-ignore */ url);
}
