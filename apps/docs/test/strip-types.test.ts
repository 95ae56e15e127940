import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { compileProgram } from "../.vitepress/theme/code/compile-program.js";
import { stripTypes } from "../.vitepress/theme/code/strip-types.js";
import { snippetBlocks } from "./blocks.js";

describe("types", () => {
  it.each([
    ["let x: number = 1;", "let x         = 1;"],
    [
      "const f = (n: number, k?: string): number => n as number;",
      "const f = (n        , k         )         => n          ;",
    ],
    ["f<number>(x!, y satisfies Y);", "f        (x , y            );"],
    ["interface A { x: number }\ntype B = string;", "                         \n                "],
    [
      "function f<T extends A>(this: B, x: T): x is C { return !x; }",
      "function f             (         x   )         { return !x; }",
    ],
    [
      "class A<T> implements B { private readonly x!: T; }",
      "class A                 {                  x    ; }",
    ],
    ["const c = a ? b : d;", "const c = a ? b : d;"],
    ["const o = { a: 1, b: x?.y };", "const o = { a: 1, b: x?.y };"],
    ["const m = [1, 2] as const;", "const m = [1, 2]         ;"],
  ])("%s", (typed, plain) => {
    expect(stripTypes(typed)).toBe(plain);
  });

  it("keeps each line of each program where it was", () => {
    for (const { where, code } of snippetBlocks()) {
      // What a page has no file for: modules of tasks, and who names one.
      if (/^export |taskModule/m.test(code)) continue;
      const lines = stripTypes(code).split("\n");
      expect(lines.length, where).toBeGreaterThanOrEqual(code.split("\n").length);
      expect(() => compileProgram(code), where).not.toThrow();
    }
  });
});

describe("imports", () => {
  it("take names from a table", () => {
    expect(stripTypes('import { Pool, type A, Lock as L } from "x";')).toBe(
      'const { Pool, Lock: L } = __modules("x");',
    );
    expect(stripTypes('import type { A } from "x";\nimport * as all from "y";')).toBe(
      '\nconst all = __modules("y");',
    );
  });
});

describe("using", () => {
  it("disposes in reverse order, also after an error", async () => {
    const body = compileProgram(`
      const open = (name: string) => ({ async [Symbol.asyncDispose]() { said.push(name); } });
      await using a = open("a");
      { using b = { [Symbol.dispose]: () => said.push("b") }; }
      await using c = open("c");
      throw new Error("oh");`);
    const said: string[] = [];
    const program = runInNewContext(`(async () => {${body}\n})`, {
      said,
      Symbol,
      Error,
    }) as () => Promise<void>;
    await expect(program()).rejects.toThrow("oh");
    expect(said).toEqual(["b", "c", "a"]);
  });
});

describe("mistakes", () => {
  it.each([
    ["const a = 1;\nconst b = ;", 2, 11],
    ["let x: number = 1;\n\nenum A { B }", 3, 1],
    ["const a = [1, 2", 1, 16],
  ])("%s", (code, line, column) => {
    expect(() => compileProgram(code)).toThrow(expect.objectContaining({ line, column }));
  });
});
