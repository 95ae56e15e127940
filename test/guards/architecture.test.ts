import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT, read, sourceFiles } from "../sources.js";

/** The paths of the tree that ARCHITECTURE.md begins with; each stands below the line that is indented less. */
function drawnPaths(): string[] {
  const tree = /```text\n([\s\S]*?)```/.exec(read("ARCHITECTURE.md"))![1]!;
  const above: { indent: number; path: string }[] = [];
  return [...tree.matchAll(/^( *)([\w./-]+)/gm)].map(([, { length: indent } = "", name]) => {
    while (above.length > 0 && above.at(-1)!.indent >= indent) above.pop();
    const path = join(above.at(-1)?.path ?? "", name!);
    above.push({ indent, path });
    return path;
  });
}

it("draws files and folders that are there", () => {
  const paths = drawnPaths();
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

it("draws every folder of a package's sources, and every workspace", () => {
  const files = sourceFiles();
  const sources = files.map((path) => /^packages\/[^/]+\/src\/[^/]+\/(?=.)/.exec(path)?.[0]);
  const workspaces = files.map((path) => /^((?:packages|apps)\/[^/]+|[^/]+)\/package\.json$/.exec(path)?.[1]);
  const folders = new Set([...sources, ...workspaces.map((path) => path && `${path}/`)].filter(Boolean));
  const generated = /\/generated\/$/;
  const drawn = drawnPaths();
  expect([...folders].filter((folder) => !generated.test(folder!) && !drawn.includes(folder!))).toEqual([]);
});
