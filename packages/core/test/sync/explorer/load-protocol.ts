import { readFileSync } from "node:fs";
import ts from "typescript";

/** A change of a protocol's source that makes it wrong. */
export interface Patch {
  readonly find: string;
  readonly replace: string;
}

/** A protocol as its source file says, with patches made to the text: each must fit in exactly one place. */
export function loadProtocol<T>(
  file: string,
  patches: readonly Patch[] = [],
  imports: Readonly<Record<string, unknown>> = {},
): T {
  let source = readFileSync(new URL(`../../../src/sync/${file}`, import.meta.url), "utf8");
  for (const { find, replace } of patches) {
    if (source.split(find).length !== 2) throw new Error(`this is not in ${file} exactly once: ${find}`);
    source = source.replace(find, () => replace);
  }
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports = {};
  new Function("exports", "require", outputText)(exports, (name: string) => imports[name]);
  return exports as T;
}
