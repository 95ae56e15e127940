import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const [, code] = /```js\n([\s\S]*?)```/.exec(readme)!;

it("prints what the README says it prints", () => {
  const node = ["--input-type=module", "-e", code!];
  const { stdout, stderr } = spawnSync(process.execPath, node, {
    cwd: import.meta.dirname,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(stdout.trim().split("\n")).toEqual([...code!.matchAll(/\/\/ (.*)$/gm)].map(([, text]) => text));
});
