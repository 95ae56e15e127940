import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SNIPPETS } from "./blocks.js";

const FOLDER = fileURLToPath(new URL("../.tmp/getting-started/", import.meta.url));
const TSC = createRequire(import.meta.url).resolve("typescript/bin/tsc");

beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true });
  copyFileSync(join(SNIPPETS, "guide/first.ts"), join(FOLDER, "first.ts"));
  copyFileSync(join(SNIPPETS, "guide/tsconfig.sample.json"), join(FOLDER, "tsconfig.json"));
  writeFileSync(join(FOLDER, "package.json"), '{ "type": "module" }');
});
afterAll(() => rmSync(FOLDER, { recursive: true }));

it("compiles and runs the first program as the guide says", () => {
  const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: FOLDER, encoding: "utf8" });
  expect(run(TSC)).toBe("");
  expect(run("first.js")).toBe(readFileSync(join(SNIPPETS, "guide/first.txt"), "utf8"));
});
