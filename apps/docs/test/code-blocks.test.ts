import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { apiExamples } from "./api-examples.js";
import { allPages, fences, snippetBlocks, typescriptBlocks } from "./blocks.js";
import { outputPattern } from "./expect-output.js";
import { Workspace } from "./workspace.js";

const pages = await allPages();
const blocks = [...snippetBlocks(), ...apiExamples(), ...pages.flatMap(typescriptBlocks)];
const workspace = new Workspace(blocks);
afterAll(() => workspace[Symbol.dispose]());

describe("TypeScript of the pages", () => {
  it.each(blocks.map(({ where }) => where))("%s compiles", (where) => {
    expect(workspace.problems.get(where) ?? []).toEqual([]);
  });

  it("compiles as a whole", () => {
    expect(workspace.problems.get("elsewhere") ?? []).toEqual([]);
  });

  const programs = blocks.filter((block) => block.output !== undefined);
  it.concurrent.each(programs)("$where prints what stands below it", async ({ where, output }) => {
    expect(await workspace.run(where)).toMatch(outputPattern(output!));
  });
});

describe("Markdown of the pages", () => {
  it.each(pages)("$path has no block in a language that no test knows", (page) => {
    const known = ["ts", "ts run", "ts signature", "text", "sh", "json"];
    expect(fences(page).filter(({ info }) => !known.includes(info))).toEqual([]);
  });

  it("speaks only of commands that there are", () => {
    const help = readFileSync(new URL("../pages/generated/cli.md", import.meta.url), "utf8");
    const commands = [...help.matchAll(/^## (\w+)$/gm)].map((match) => match[1]);
    const named = pages.flatMap(({ text }) =>
      [...text.matchAll(/npx @parakern\/cli (\w+)/g)].map((match) => match[1]),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !commands.includes(name))).toEqual([]);
  });

  it("uses every snippet", () => {
    const included = pages.flatMap(({ text }) =>
      [...text.matchAll(/^<<< @\/\.\.\/snippets\/(\S+)/gm)].map((match) => match[1]!),
    );
    const unused = snippetBlocks().filter(({ where }) => !included.includes(where));
    expect(unused.map(({ where }) => where)).toEqual([]);
  });
});
