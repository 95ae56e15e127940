import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as core from "@parakern/core";
import * as kernelsWasm from "@parakern/kernels-wasm";
import { expect, it } from "vitest";
import { filesIn } from "./blocks.js";

const page = readFileSync(new URL("../pages/guide/errors.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| `(\w+)`<br>`(E_\w+)` \| (.+) \| (.+) \|$/gm)].map(
  ([, name, code, cause, cure]) => ({ name: name!, code: code!, cause: cause!, cure: cure! }),
);

function errorClasses(exports: object): string[] {
  return Object.entries(exports).flatMap(([name, value]) =>
    typeof value === "function" && value.prototype instanceof kernelsWasm.ParakernError ? [name] : [],
  );
}

/** The codes that a package's sources give to their errors. */
function codesIn(folder: string): string[] {
  const root = fileURLToPath(new URL(`../../../packages/${folder}/`, import.meta.url));
  return filesIn(root, ".ts").flatMap((file) =>
    [...readFileSync(root + file, "utf8").matchAll(/"(E_[A-Z_]+)"/g)].map(([, code]) => code!),
  );
}

it("lists every error a caller can meet, and no other", () => {
  const exported = new Set([...errorClasses(core), ...errorClasses(kernelsWasm)]);
  const listed = rows.map(({ name }) => name).filter((name) => name !== "ParakernError");
  expect(listed.sort()).toEqual([...exported].sort());
});

it("lists every code there is, each with what happened and what to do", () => {
  const codes = new Set(["core/src", "core/web", "kernels-wasm/src"].flatMap(codesIn));
  expect(rows.map(({ code }) => code).sort()).toEqual([...codes].sort());
  for (const { code, cause, cure } of rows)
    expect(Math.min(cause.length, cure.length), code).toBeGreaterThan(10);
});
