import { readFileSync } from "node:fs";
import * as core from "@parakern/core";
import * as kernelsWasm from "@parakern/kernels-wasm";
import { expect, it } from "vitest";

const page = readFileSync(new URL("../pages/guide/errors.md", import.meta.url), "utf8");
const listed = [...page.matchAll(/^\| `(\w+)`<br>`(E_\w+)`/gm)].map((match) => match[1]!);

function errorClasses(exports: object): string[] {
  return Object.entries(exports).flatMap(([name, value]) =>
    typeof value === "function" && value.prototype instanceof kernelsWasm.ParakernError ? [name] : [],
  );
}

it("lists every error a caller can meet, and no other", () => {
  const exported = new Set([...errorClasses(core), ...errorClasses(kernelsWasm)]);
  expect(listed.sort()).toEqual([...exported].sort());
});
