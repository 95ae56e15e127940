import Module from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { shims } from "./closure/helpers.js";
import type { Runnable } from "./resolve.js";
import type { ShippedSource } from "./shipped-task.js";

interface CompilableModule {
  filename: string;
  exports: Record<string, unknown>;
  _compile(source: string, filename: string): unknown;
}

/**
 * Makes the function of a shipped source.
 *
 * Node resolves `import()` by the file that a script claims to be: so this one claims to be a file beside the
 * program's own, and finds ESM-only packages, export conditions and relative paths as the program would.
 */
export function compile(task: ShippedSource): Runnable {
  const filename = join(folderOf(task.base), `<${task.name.replaceAll(/[^\w$ -]/gu, "_") || "anonymous"}>`);
  try {
    return evaluate(filename, `"use strict"; ${wrap(task.source)}`);
  } catch (error) {
    // A function from a sloppy script may use what strict mode does not have (with, octal literals).
    if (error instanceof SyntaxError) return evaluate(filename, wrap(task.source));
    throw error;
  }
}

const helpers = Object.entries(shims)
  .map(([name, source]) => `const ${name} = ${source}; `)
  .join("");

/** Nothing of the source is changed: line n in a stack is line n of the function. */
function wrap(source: string): string {
  return `${helpers}exports.task = (${source}\n);`;
}

function evaluate(filename: string, source: string): Runnable {
  const module = new Module(filename) as unknown as CompilableModule;
  module.filename = filename;
  module._compile(source, filename);
  return module.exports.task as Runnable;
}

function folderOf(base: string): string {
  const path = fileURLToPath(base);
  return base.endsWith("/") ? path : dirname(path);
}
