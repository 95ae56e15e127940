import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);
const folder = fileURLToPath(new URL("..", import.meta.url));
const names = readdirSync(folder).flatMap((file) =>
  file.endsWith(".ts") && file !== "vitest.config.ts" ? file.slice(0, -3) : [],
);

/** What an example says that it prints: the comment at its end. */
function promised(name: string): string {
  const source = readFileSync(`${folder}/${name}.ts`, "utf8");
  const output = source.match(/\/\* prints\n([\s\S]*?)\*\/\s*$/)?.[1];
  if (output === undefined)
    throw new Error(`examples/${name}.ts does not end in a comment of what it prints.`);
  return output;
}

/** Times and their ratios are those of the machine: what is promised is the rest of the line. */
function withoutTimes(output: string): string {
  return output.replace(/[\d.e+]+( ms|×)/g, "…$1");
}

it.each(names)("%s prints what it says, and ends", async (name) => {
  const { stdout, stderr } = await run(process.execPath, [`${folder}/dist/${name}.js`]);
  expect(stderr).toBe("");
  expect(withoutTimes(stdout)).toBe(withoutTimes(promised(name)));
});
