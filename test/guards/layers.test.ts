import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { read, sourceFiles } from "../sources.js";

/** What each workspace may import of ours. Imports run one way: nothing may import what stands after it. */
const ALLOWED: Record<string, readonly string[]> = {
  "packages/kernels-wasm": [],
  "packages/core": ["@parakern/kernels-wasm"],
  "packages/cli": ["@parakern/kernels-wasm", "@parakern/core"],
  "apps/docs": ["@parakern/kernels-wasm", "@parakern/core", "@parakern/cli", "@parakern/benchmarks"],
  examples: ["@parakern/kernels-wasm", "@parakern/core"],
  benchmarks: ["@parakern/kernels-wasm", "@parakern/core", "@parakern/cli"],
};

/** Modules that one folder or file alone may import, so that the rest does not know of them. */
const SOLE_IMPORTERS: Record<string, RegExp> = {
  piscina: /^packages\/core\/src\/workers\/piscina\.ts$/,
  acorn: /^packages\/core\/src\/task\//,
  "@parakern/kernels-wasm":
    /^packages\/core\/src\/(kernels|kernel-host|turns|array-(handle|view)|errors|node-only-error|features|index|door\/errors)\.ts$/,
};

const IMPORT = /(?:^|[^.\w])(?:from\s+|import\s+|import\(\s*)["']([^"'\n]+)["']/g;

function importsOf(path: string): string[] {
  return [...read(path).matchAll(IMPORT)].map((match) => match[1]!);
}

const packageOf = (specifier: string) => specifier.match(/^(@[^/]+\/[^/]+|[^./][^/]*)/)?.[0] ?? specifier;

describe.each(Object.entries(ALLOWED))("%s", (folder, allowed) => {
  const files = sourceFiles(folder).filter(
    (path) => /\.(ts|mts|mjs|vue)$/.test(path) && !/\/test\/|\.test\./.test(path),
  );

  it("imports of our packages only those before it, and by name", () => {
    const wrong = files.flatMap((path) =>
      importsOf(path)
        .filter(
          (specifier) =>
            packageOf(specifier).startsWith("@parakern/") && !allowed.includes(packageOf(specifier)),
        )
        .map((specifier) => `${path} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it("reaches into no other workspace", () => {
    const wrong = files.flatMap((path) =>
      importsOf(path)
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => join(dirname(path), specifier))
        .filter(
          (target) =>
            !target.startsWith(`${folder}/`) && /^(packages|apps|examples|benchmarks)\b/.test(target),
        )
        .map((target) => `${path} reaches into ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

it.each(Object.entries(SOLE_IMPORTERS))("%s is known in one place of core", (name, place) => {
  const importers = sourceFiles("packages/core/src").filter((path) =>
    importsOf(path).some((s) => packageOf(s) === name),
  );
  expect(importers.filter((path) => !place.test(path))).toEqual([]);
  expect(importers).not.toEqual([]);
});
