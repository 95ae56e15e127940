import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const rows = [...read("README.md").matchAll(/^\| (?!fault |---)(.*?) \| (.*) \|$/gm)];

it.each(rows.map(([, fault, tests]) => [fault!, tests!]))("%s: what the README names exists", (_, tests) => {
  const named = tests.split("; ").flatMap((each) => {
    const file = /^`([^`]+)`/.exec(each)![1]!;
    return [...each.matchAll(/"([^"]+)"/g)].map(([, title]) => ({ file, title: title! }));
  });
  expect(named).not.toEqual([]);
  expect(named.filter(({ file, title }) => !read(file).includes(title))).toEqual([]);
});
