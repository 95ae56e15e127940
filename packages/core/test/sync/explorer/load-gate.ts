import { readFileSync } from "node:fs";
import ts from "typescript";
import type * as gateModule from "../../../src/sync/gate.js";
import * as kinds from "../../../src/sync/gate-kinds.js";

/** A change of the protocol's source that makes it wrong. */
export interface Patch {
  readonly find: string;
  readonly replace: string;
}

export type Gate = typeof gateModule;

/** The protocol as its source file says, with patches made to the text: each must fit in exactly one place. */
export function loadGate(patches: readonly Patch[] = []): Gate {
  let source = readFileSync(new URL("../../../src/sync/gate.ts", import.meta.url), "utf8");
  for (const { find, replace } of patches) {
    if (source.split(find).length !== 2) throw new Error(`this is not in the protocol exactly once: ${find}`);
    source = source.replace(find, () => replace);
  }
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports = {};
  new Function("exports", "require", outputText)(exports, () => kinds);
  return exports as Gate;
}
