import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolveTask as resolveBuilt } from "../../dist/node/internals.js";
import { TaskModuleError } from "../../src/errors.js";
import { explainImport } from "../../src/task/explain-import.js";
import { resolveTask } from "../../src/task/resolve.js";
import { ship } from "../../src/task/ship.js";
import { TaskRef } from "../../src/task/task.js";
import { taskModule } from "../../src/task/task-module.js";

interface Tasks {
  double(x: number): number;
  later(x: number): Promise<number>;
  notAFunction: number;
}

let root: string;
let outside: string;
const url = (...path: string[]): URL => pathToFileURL(join(root, ...path));
const options = () => ({ roots: [root] });

beforeAll(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "parakern-module-")));
  root = join(folder, "app");
  outside = join(folder, "app-outside");
  for (const each of [root, outside]) {
    mkdirSync(each);
    writeFileSync(
      join(each, "tasks.mjs"),
      "export const double = (x) => 2 * x; export async function later(x) { return x; } export const notAFunction = 1;",
    );
  }
  writeFileSync(join(root, "fails.mjs"), "throw new RangeError('at load');");
  writeFileSync(join(root, "empty.mjs"), "export const one = 1;");
  writeFileSync(join(root, "typed.ts"), "export const double = (x: number): number => 2 * x;");
  symlinkSync(join(outside, "tasks.mjs"), join(root, "escape.mjs"));
  symlinkSync(outside, join(root, "escape"));
});
afterAll(() => rmSync(join(root, ".."), { recursive: true }));

describe("taskModule", () => {
  it("refers to exports by name, the same one each time", async () => {
    const tasks = taskModule<Tasks>(url("tasks.mjs"), options());
    expect(tasks.double).toBeInstanceOf(TaskRef);
    expect(tasks.double).toBe(tasks.double);
    expect(ship(tasks.double as never)).toBe(ship(tasks.double as never));
    expect(ship(tasks.later as never)).toMatchObject({
      kind: "module",
      name: "later",
      url: url("tasks.mjs").href,
    });
    expect(await (await resolveTask(ship(tasks.double as never)))(21)).toBe(42);
  });

  it("has types that leave out what is no function, and know what arguments it takes", () => {
    const tasks = taskModule<Tasks>(url("tasks.mjs"), options());
    const double: TaskRef<[x: number], number> = tasks.double;
    const later: TaskRef<[x: number], number> = tasks.later;
    // @ts-expect-error: it takes a number.
    const wrong: TaskRef<[x: string], number> = tasks.double;
    // @ts-expect-error: it is no function.
    const none: unknown = tasks.notAFunction;
    expect([double, later, wrong, none]).toHaveLength(4);
  });

  it.each([
    "data:text/javascript,export default 1",
    "https://example.org/x.js",
    "node:fs",
    "./tasks.js",
    "fs",
    "file://host/x.js",
  ])("takes a file: URL only, not %s", (name) => {
    expect(() => taskModule(name, options())).toThrow(TaskModuleError);
    expect(() => taskModule(name, options())).toThrow(/file: URL/);
  });

  it("stays inside its folders, whatever the way out", () => {
    expect(() => taskModule(pathToFileURL(join(outside, "tasks.mjs")), options())).toThrow(
      /outside the folders/,
    );
    expect(() => taskModule(`${url().href}/../app-outside/tasks.mjs`, options())).toThrow(
      /outside the folders/,
    );
    expect(() => taskModule(`${url().href}/%2e%2e/app-outside/tasks.mjs`, options())).toThrow(
      /outside the folders/,
    );
    expect(() => taskModule(url("escape.mjs"), options())).toThrow(/outside the folders/);
    expect(() => taskModule(url("escape", "tasks.mjs"), options())).toThrow(/outside the folders/);
    expect(() => taskModule(`${url().href}%2ftasks.mjs`, options())).toThrow(TaskModuleError);
    expect(() => taskModule(url("escape.mjs"), { roots: [root, pathToFileURL(outside)] })).not.toThrow();
  });

  it("allows the packages of the caller and of the program by default, and nothing else", () => {
    expect(() => taskModule(import.meta.url)).not.toThrow();
    expect(() => taskModule(url("tasks.mjs"))).toThrow(/taskModule\(url, \{ roots/);
  });

  it("says which file is missing, and what stands beside it", () => {
    expect(() => taskModule(url("missing.mjs"), options())).toThrow(
      /There is no file file:.*missing\.mjs\.$/,
    );
    expect(() => taskModule(url("typed.js"), options())).toThrow(/There is a typed\.ts beside it/);
  });

  it.each(["__proto__", "constructor", "prototype"])("refuses %s", (name) => {
    const tasks = taskModule<Record<string, () => void>>(url("tasks.mjs"), options());
    expect(() => tasks[name]).toThrow(TaskModuleError);
  });

  it("is no promise, and can be printed", async () => {
    const tasks = taskModule<Tasks>(url("tasks.mjs"), options());
    expect(await tasks).toBe(tasks);
    expect(JSON.stringify(tasks)).toBe("{}");
    expect(String(Object.prototype.toString.call(tasks))).toMatch(/object/);
  });
});

describe("a task reference in the worker", () => {
  const resolve = async (file: string, name: string): Promise<unknown> =>
    resolveTask(ship(new TaskRef(url(file).href, name)));

  it("names the exports there are where it finds none", async () => {
    await expect(resolve("tasks.mjs", "dubble")).rejects.toThrow(
      /no export "dubble"\. Its functions are double, later\./,
    );
    await expect(resolve("empty.mjs", "two")).rejects.toThrow(/It exports no function/);
    await expect(resolve("tasks.mjs", "notAFunction")).rejects.toThrow(/no function but number/);
  });

  it.each(["toString", "hasOwnProperty", "valueOf"])("finds own exports only, not %s", async (name) => {
    await expect(resolve("tasks.mjs", name)).rejects.toThrow(TaskModuleError);
  });

  it("passes on what its module throws", async () => {
    await expect(resolve("fails.mjs", "x")).rejects.toThrow("at load");
  });

  it("may be TypeScript where Node strips types, and says how to compile elsewhere", async () => {
    // As built: the test runner reads TypeScript wherever it sees an import.
    const task = resolveBuilt(ship(new TaskRef(url("typed.ts").href, "double")));
    if ("typescript" in process.features && process.features.typescript) expect((await task)(2)).toBe(4);
    else
      await expect(task).rejects.toThrow(
        /is TypeScript, and Node .* \(npx tsc\) and name typed\.js, or run Node 22\.18/,
      );
  });

  it("explains only what is about TypeScript", () => {
    const error = Object.assign(new Error("x"), { code: "ERR_UNKNOWN_FILE_EXTENSION" });
    expect(explainImport("file:///a.xyz", error)).toBe(error);
    expect(explainImport("file:///a.ts", new Error("own"))).toMatchObject({ message: "own" });
    const syntax = Object.assign(new Error("enum"), { code: "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX" });
    expect(explainImport("file:///a.mts", syntax)).toBeInstanceOf(TaskModuleError);
  });
});
