import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, expect, it } from "vitest";
import { run } from "../pack/packages.js";
import { ROOT, read } from "../sources.js";

/** A program, and what stands below it as its output. */
const EXAMPLE = /```(?:ts|js)\n([\s\S]*?)```\s+```text\n([\s\S]*?)```/g;

// Inside the workspace, where our packages are found by name.
const folder = join(ROOT, "test/.tmp");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("prints what the README says it prints", () => {
  const examples = [...read("README.md").matchAll(EXAMPLE)];
  expect(examples.length).toBeGreaterThan(0);
  for (const [, source, output] of examples) expect(runTypeScript(source!)).toBe(output);
});

it("links only to what is there", () => {
  for (const page of ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]) {
    const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1]!);
    for (const target of targets)
      expect(
        ts.sys.fileExists(join(ROOT, target)) || ts.sys.directoryExists(join(ROOT, target)),
        target,
      ).toBe(true);
  }
});

it("gives architecture's files their right names", () => {
  const paths = [
    ...read("ARCHITECTURE.md").matchAll(/`((?:packages|pool|team|workers|task)\/[\w./-]+)`/g),
  ].map((match) => match[1]!);
  expect(paths.length).toBeGreaterThan(5);
  for (const path of paths) {
    const places = [path, `packages/core/src/${path}`].map((place) => join(ROOT, place));
    expect(
      places.some((place) => ts.sys.fileExists(place) || ts.sys.directoryExists(place)),
      path,
    ).toBe(true);
  }
});

function runTypeScript(source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  ts.sys.createDirectory(folder);
  writeFileSync(join(folder, "readme.mjs"), outputText);
  return run(folder, process.execPath, ["readme.mjs"]);
}
