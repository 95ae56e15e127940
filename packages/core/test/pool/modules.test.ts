import { taskModule } from "@parakern/core";
import { describe, expect, it } from "vitest";
import { BACKENDS, WORKERS } from "./engine.js";
import { failure, open } from "./support.js";

interface Tasks {
  hypot(a: number, b: number): number;
  slowly(text: string): Promise<string>;
  loaded(): number;
  missing(): void;
}

const tasks = taskModule<Tasks>(new URL("./programs/tasks.mjs", import.meta.url));

describe.each(BACKENDS)("tasks of a module on %s", (backend) => {
  it("run in every kind of call", async () => {
    await using pool = open(backend);
    expect(await pool.apply(tasks.hypot, [3, 4])).toBe(5);
    expect(await pool.map(tasks.slowly, ["a", "b"])).toEqual(["A", "B"]);
    expect(
      await pool.starmap(tasks.hypot, [
        [6, 8],
        [5, 12],
      ]),
    ).toEqual([10, 13]);
  });

  it("are imported once in each worker", async () => {
    await using pool = open(backend, { size: 1 });
    const times = await Promise.all([pool.apply(tasks.loaded), pool.apply(tasks.loaded)]);
    expect(times[0]).toBe(times[1]);
  });

  it("that are not there fail their call alone, and say what is", async () => {
    await using pool = open(backend);
    const error = await failure(pool.apply(tasks.missing));
    expect(error).toMatchObject({ name: "TaskModuleError", code: "E_TASK_MODULE" });
    expect(error.message).toContain("hypot");
    expect(await pool.apply(tasks.hypot, [3, 4])).toBe(5);
  });

  it("import() in a shipped function finds what the program finds", async () => {
    await using pool = open(backend);
    const parse = async (text: string) => (await import("node:path")).basename(text);
    expect(await pool.apply(parse, ["/a/b.txt"])).toBe("b.txt");
  });

  it("many different functions can be shipped to one worker", async () => {
    await using pool = open(backend, { size: 1 });
    const makers = Array.from(
      { length: 1200 },
      (_, i) => new Function("x", `return x + ${i}`) as (x: number) => number,
    );
    const sums = await Promise.all(makers.map((add) => pool.apply(add, [1])));
    expect(sums).toEqual(makers.map((_, i) => i + 1));
    expect(await pool.apply(makers[0]!, [1])).toBe(1);
  });
});

it.each(WORKERS)("import() resolves against baseUrl on %s", async (backend) => {
  const baseUrl = new URL("./programs/", import.meta.url);
  const set = async () => {
    const { hypot } = (await import("./tasks.mjs" as string)) as Tasks;
    (globalThis as { five?: number }).five = hypot(3, 4);
  };
  await using pool = open(backend, { size: 1, baseUrl, initializer: set });
  const fn = async (x: number) => {
    const { hypot } = (await import("./tasks.mjs" as string)) as Tasks;
    return hypot(x, 12) + (globalThis as { five?: number }).five!;
  };
  expect(await pool.apply(fn, [5])).toBe(18);
});
