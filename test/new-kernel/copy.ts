import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT, sourceFiles } from "../sources.js";

const WORKSPACES = ["packages/kernels-wasm", "packages/core", "packages/cli", "benchmarks"];

/**
 * Copies the repository's sources and builds into `target`, where its packages find each other and not the originals.
 * What comes from npm is linked.
 */
export function copyRepository(target: string): void {
  const built = WORKSPACES.flatMap((workspace) => [`${workspace}/dist`, `${workspace}/src/generated`]);
  const sources = sourceFiles("packages", "benchmarks", "scripts", "package.json", "tsconfig.base.json");
  for (const path of [...sources, ...built]) {
    if (!existsSync(join(ROOT, path))) continue;
    mkdirSync(dirname(join(target, path)), { recursive: true });
    cpSync(join(ROOT, path), join(target, path), { recursive: true });
  }
  for (const workspace of ["", ...WORKSPACES]) linkModules(join(ROOT, workspace), join(target, workspace));
  mkdirSync(join(target, "node_modules/@parakern"));
  for (const workspace of WORKSPACES) {
    symlinkSync(
      join(target, workspace),
      join(target, "node_modules/@parakern", workspace.split("/").at(-1)!),
    );
  }
}

function linkModules(from: string, to: string): void {
  const modules = join(from, "node_modules");
  if (!existsSync(modules)) return;
  mkdirSync(join(to, "node_modules"));
  for (const name of readdirSync(modules)) {
    if (name !== "@parakern" && !name.startsWith("."))
      symlinkSync(join(modules, name), join(to, "node_modules", name));
  }
}
