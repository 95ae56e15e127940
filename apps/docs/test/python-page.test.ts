import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as core from "@parakern/core";
import { describe, expect, it } from "vitest";
import names from "./python-names.json" with { type: "json" };
import classes from "./python-test-classes.json" with { type: "json" };

const TESTS = new URL("../../../packages/core/test/", import.meta.url);
const [namesPage, suitePage] = ["coming-from-python", "cpython-suite"].map((name) =>
  readFileSync(new URL(`../pages/multiprocessing/${name}.md`, import.meta.url), "utf8"),
) as [string, string];
const rows = [...namesPage.matchAll(/^\| (`.*?) \| (here|not here) \|(.*?)\| .*\|$/gm)].map(
  ([, python, where, ours]) => ({ python: coded(python!), isHere: where === "here", ours: coded(ours!) }),
);

function coded(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
}

/** The code of all programs that tests run and compare with what they say they print: the examples, and these pages'. */
function tried(): string {
  const folders = [new URL("../../../examples/", import.meta.url), new URL("../snippets/", import.meta.url)];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !/node_modules|dist|test/.test(file))
      .map((file) => new URL(file, folder)),
  );
  return files.map((file) => readFileSync(file, "utf8")).join("\n");
}

/** Whether a name is exported, or is a method or field of a class that is. */
function exists(name: string): boolean {
  const [noun, member] = name.split(".");
  const exported = (core as Record<string, unknown>)[noun!];
  if (exported === undefined || member === undefined) return exported !== undefined;
  return member in Object(exported) || member in Object((exported as { prototype?: object }).prototype);
}

describe("Coming from Python", () => {
  it("has a row for every public name of multiprocessing, and no other", () => {
    expect(rows.flatMap(({ python }) => python).sort()).toEqual(names);
  });

  it("names nothing as here that no program has tried", () => {
    const code = tried();
    const ours = rows.flatMap(({ isHere, ours }) => (isHere ? ours : []));
    const untried = ours.filter((name) => {
      const [noun, member] = name.split(".");
      return !new RegExp(member === undefined ? `\\b${noun}\\b` : `\\.${member}\\b`).test(code);
    });
    expect(untried).toEqual([]);
  });

  it.each(rows)("$python: what is here exists, and what is not says so", ({ isHere, ours }) => {
    expect(ours.length > 0).toBe(isHere);
    expect(ours.filter((name) => !exists(name))).toEqual([]);
  });
});

describe("What CPython's suite checks", () => {
  const [table] = suitePage.split("## Beyond it");
  const ours = [...table!.matchAll(/^\| `(\w+)` \|(.*?)\|/gm)];

  it("has a row for every class of it, and no other", () => {
    expect(ours.map(([, name]) => name).sort()).toEqual(classes);
    expect(table).toContain(`by ${classes.length} classes`);
  });

  it("names files that there are", () => {
    const files = coded(suitePage).filter((text) => /^[a-z]+\/.*\.ts$/.test(text));
    expect(files.filter((file) => !existsSync(new URL(file, TESTS)))).toEqual([]);
  });
});
