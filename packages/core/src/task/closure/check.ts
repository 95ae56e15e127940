import { ClosureError } from "../../errors.js";
import { freeNames } from "./free-names.js";
import { isWorkerGlobal } from "./globals.js";
import { hintFor, shims } from "./helpers.js";
import { parseFunction } from "./parse.js";
import type { Reference } from "./scope.js";

/**
 * Raises ClosureError unless a function uses nothing but its parameters, its locals and a worker's globals. A promise of
 * that, where the parser is still to be loaded: in browsers.
 */
export function checkClosure(name: string, text: string): Promise<void> | undefined {
  const label = name === "" ? "This function" : `"${name}"`;
  const { node, offset } = parseFunction(text, label);
  const free = freeNames(node).filter((use) => !(use.name in shims) && !isWorkerGlobal(use.name));
  if (free.length > 0) throw new ClosureError(explain(label, name, text, offset, free));
  return undefined;
}

function explain(
  label: string,
  name: string,
  text: string,
  offset: number,
  free: readonly Reference[],
): string {
  const lines = text.split("\n");
  const uses = free.map((use) => {
    const line = text.slice(0, use.start - offset).split("\n").length;
    return `${use.name} (line ${line}: ${shorten(lines[line - 1]!.trim())})`;
  });
  const them = free.length === 1 ? "it" : "them";
  const advice = free
    .map((use) => adviceFor(use.name, name))
    .filter((text, i, all) => text && all.indexOf(text) === i);
  return [
    `${label} cannot run in a worker: it uses ${uses.join(", ")} from around it.`,
    `Pass ${them} as an argument, or export the function from a module and pass taskModule(url).${name || "name"}.`,
    "What can be imported, it can import itself: await import(…).",
    ...advice,
  ].join(" ");
}

function adviceFor(free: string, name: string): string | undefined {
  if (free === name)
    return `To call itself, write it as \`function ${name}(…) { … }\`: that name travels with it.`;
  if (free === "arguments")
    return "An arrow function has no arguments of its own: name them, (...args) => ….";
  if (free === "this" || free === "super") return "The object around it stays behind.";
  if (free === "import.meta") return "A shipped function belongs to no module.";
  return hintFor(free);
}

function shorten(line: string): string {
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}
