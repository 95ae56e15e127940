import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolveTask } from "../../src/task/resolve.js";
import { ship } from "../../src/task/ship.js";

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "parakern-resolve-")));
  const files = {
    "package.json": '{ "name": "app", "imports": { "#inner": "./inner.js" }, "exports": "./self.mjs" }',
    "main.mjs": "",
    "near.mjs": "export const where = 'near';",
    "self.mjs": "export const where = 'self';",
    "inner.js": "exports.where = 'inner';",
    "node_modules/esm-only/package.json": '{ "type": "module", "exports": { "import": "./i.js" } }',
    "node_modules/esm-only/i.js": "export const where = 'esm-only';",
    "node_modules/dual/package.json": '{ "exports": { "import": "./i.mjs", "require": "./r.cjs" } }',
    "node_modules/dual/i.mjs": "export const where = 'import';",
    "node_modules/dual/r.cjs": "exports.where = 'require';",
    "node_modules/old/package.json": '{ "main": "lib.js" }',
    "node_modules/old/lib.js": "exports.where = 'old';",
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Ships a function written as text, so that no build tool rewrites what is inside. */
const make = (source: string) => new Function(`return (${source}\n)`)() as (...args: unknown[]) => unknown;

describe("import() inside a shipped function", () => {
  const where = make("async (name) => (await import(name)).where ?? (await import(name)).default.where");

  it.each([
    ["./near.mjs", "near"],
    ["./missing.mjs", undefined],
    ["esm-only", "esm-only"],
    ["dual", "import"],
    ["old", "old"],
    ["#inner", "inner"],
    ["app", "self"],
  ])("finds %s as the program's main file does", async (name, expected) => {
    const task = await resolveTask(ship(where, { baseUrl: join(folder, "main.mjs") }));
    if (expected === undefined) await expect(task(name)).rejects.toThrow();
    else expect(await task(name)).toBe(expected);
  });

  it("takes a folder or a URL as the base", async () => {
    for (const baseUrl of [`${folder}/`, pathToFileURL(`${folder}/`), `${pathToFileURL(folder).href}/x.js`]) {
      expect(await (await resolveTask(ship(where, { baseUrl })))("./near.mjs")).toBe("near");
    }
  });

  it("knows node: modules, and fails for what is not there as anywhere else", async () => {
    const task = await resolveTask(
      ship(make("async (name) => Object.keys(await import(name)).length > 0"), {}),
    );
    expect(await task("node:path")).toBe(true);
    await expect(task("no-such-package")).rejects.toMatchObject({ code: "ERR_MODULE_NOT_FOUND" });
  });
});

describe("a shipped function", () => {
  it.each<[string, unknown[], unknown]>([
    ["(x, y = 2) => x * y", [3], 6],
    ["function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }", [10], 55],
    ["function () { return typeof this; }", [], "undefined"],
    ["function (o) { with (o) { return 2; } }", [{}], 2],
    ["function () { return 010; }", [], 8],
    ["() => { const f = __name((x) => x, 'g'); return f.name + f(1); }", [], "g1"],
    ["(x) => x // the end", [4], 4],
    ["() => { 'use strict'; return typeof nowhere; }", [], "undefined"],
  ])("%s runs", async (source, args, expected) => {
    expect((await resolveTask(ship(make(source))))(...args)).toBe(expected);
  });

  it("stands in stacks under its own name and line", async () => {
    const task = await resolveTask(ship(make("function fails() {\n  throw new Error('x');\n}")));
    expect(task).toThrow(
      expect.objectContaining({ stack: expect.stringMatching(/at fails \(.*<fails>:2:/) }),
    );
  });

  it("is the same however often its text is written", () => {
    const makeOne = () => make("(x) => x + 1");
    expect(ship(makeOne())).toBe(ship(makeOne()));
    expect(ship(makeOne(), { baseUrl: "/" })).not.toBe(ship(makeOne()));
  });
});
