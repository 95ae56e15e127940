import { describe, expect, it } from "vitest";
import { ClosureError } from "../../src/errors.js";
import { checkClosure } from "../../src/task/closure/check.js";
import { freeNames } from "../../src/task/closure/free-names.js";
import { isWorkerGlobal } from "../../src/task/closure/globals.js";
import { parseFunction } from "../../src/task/closure/parse.js";
import { ship } from "../../src/task/ship.js";
import { closed, open, refused } from "./closure-table.js";

const free = (source: string): string[] =>
  freeNames(parseFunction(source, "It").node)
    .map((use) => use.name)
    .filter((name) => !isWorkerGlobal(name));

describe("a function that stands alone", () => {
  it.each(closed)("%s", (source) => {
    expect(() => checkClosure("f", source)).not.toThrow();
  });
});

describe("a function that takes something from around it", () => {
  it.each(open)("%s", (source, ...names) => {
    expect(free(source)).toEqual(names);
    expect(() => checkClosure("f", source)).toThrow(ClosureError);
  });
});

describe("what is no plain function", () => {
  it.each(refused)("%o", (value, word) => {
    expect(() => ship(value as () => void)).toThrow(word);
    expect(() => ship(value as () => void)).toThrow(ClosureError);
  });

  it.each([1, "x", null, undefined, {}, []])("%o is no task", (value) => {
    expect(() => ship(value as never)).toThrow(TypeError);
  });
});

describe("the message", () => {
  const message = (name: string, source: string): string => {
    try {
      checkClosure(name, source);
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error("The function was accepted.");
  };

  it("names the variable, its line and the two ways out", () => {
    const text = message("scale", "(x) =>\n  x * factor");
    expect(text).toBe(
      '"scale" cannot run in a worker: it uses factor (line 2: x * factor) from around it. ' +
        "Pass it as an argument, or export the function from a module and pass taskModule(url).scale. " +
        "What can be imported, it can import itself: await import(…).",
    );
  });

  it("names each of several, once", () => {
    expect(message("f", "() => a + b + a")).toMatch(
      /it uses a \(line 1: .*\), b \(line 1: .*\) from around it/,
    );
  });

  it("tells an arrow function how to call itself", () => {
    expect(message("fib", "(n) => fib(n - 1)")).toMatch(/write it as `function fib\(…\)/);
  });

  it.each([
    ["require", /await import/],
    ["__dirname", /await import/],
    ["cov_1a2b3c", /Istanbul/],
    ["__vi_import_0__", /Vite/],
    ["__vite_ssr_import_0__", /Vite/],
    ["__awaiter", /ES2022/],
    ["__spreadValues", /ES2022/],
    ["tslib_1", /ES2022/],
    ["_async_to_generator", /ES2022/],
    ["_jsx", /JSX/],
    ["document", /page/],
    ["this", /stays behind/],
    ["arguments", /\(\.\.\.args\)/],
    ["import.meta", /no module/],
  ])("has a hint for %s", (name, hint) => {
    expect(message("f", `() => ${name}`)).toMatch(hint);
  });
});

it("the stack of a refusal begins where the function was passed", () => {
  const factor = 2;
  const scale = (x: number): number => x * factor;
  const callsHere = (): unknown => ship(scale);
  expect(callsHere).toThrow(
    expect.objectContaining({ stack: expect.stringMatching(/import\(…\)\.\n {4}at callsHere/) }),
  );
});

describe("a worker's globals", () => {
  it("are not what a program adds to its own", () => {
    Object.assign(globalThis, { addedByTheProgram: 1 });
    expect(isWorkerGlobal("addedByTheProgram")).toBe(false);
    Reflect.deleteProperty(globalThis, "addedByTheProgram");
  });

  it("do not include a name that only newer engines have", () => {
    expect(isWorkerGlobal("WebSocket")).toBe("WebSocket" in globalThis);
  });
});
