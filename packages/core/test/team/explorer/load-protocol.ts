import { readFileSync } from "node:fs";
import ts from "typescript";
import * as layout from "../../../src/team/layout.js";
import type { Protocol } from "./programs.js";

const SOURCE = new URL("../../../src/team/protocol.ts", import.meta.url);

/** A change of the protocol's source that makes it wrong. */
export interface Patch {
  readonly find: string;
  readonly replace: string;
}

/** The protocol as its source file says, with patches made to the text: each must fit in exactly one place. */
export function loadProtocol(patches: readonly Patch[] = []): Protocol {
  let source = readFileSync(SOURCE, "utf8");
  for (const { find, replace } of patches) {
    if (source.split(find).length !== 2) throw new Error(`this is not in the protocol exactly once: ${find}`);
    source = source.replace(find, () => replace);
  }
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  // Calls within the protocol are made through the stage, which can then forget what went on in those that returned.
  const names = [...outputText.matchAll(/^function (\w+)\(mem\b/gm)].map((match) => match[1]);
  const calls = new RegExp(`(?<!function )\\b(${names.join("|")})\\(mem\\b`, "g");
  const staged = outputText.replace(calls, "mem.call($1, mem");
  const exports = {};
  new Function("exports", "require", staged)(exports, () => layout);
  return exports as Protocol;
}
