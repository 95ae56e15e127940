import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { expect, it } from "vitest";
import { bundle, remove } from "./page.js";

const web = new URL("../../dist/web/", import.meta.url);
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/gu;

it("leads from the browser's entry to nothing of Node's", () => {
  const known = new Set(["index.js"]);
  const outside = new Set<string>();
  for (const name of known) {
    for (const [, target] of readFileSync(new URL(name, web), "utf8").matchAll(IMPORT)) {
      if (target!.startsWith("./")) known.add(target!.slice(2));
      else outside.add(target!);
    }
  }
  expect(known.size).toBeGreaterThan(10);
  expect([...outside].filter((name) => isBuiltin(name) || /piscina|koffi/u.test(name))).toEqual([]);
});

it("has every name that Node's entry has", async () => {
  const node = Object.keys(await import("../../dist/index.js"));
  const [, names] = /export\{([^}]*)\};?\s*$/u.exec(readFileSync(new URL("index.js", web), "utf8"))!;
  const here = new Set(names!.split(",").map((name) => name.split(" as ").at(-1)));
  expect(node.filter((name) => !here.has(name))).toEqual([]);
});

it("costs a program that makes a pool little at first, and the rest when it is needed", async () => {
  // As Vite 8 bundles; esbuild alone keeps the entries of all kernels with the first chunk.
  const bundled = await rolldown({
    input: "app",
    platform: "browser",
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    plugins: [
      {
        name: "app",
        resolveId: (id) => (id === "app" ? fileURLToPath(new URL("app.js", import.meta.url)) : null),
        load: (id) =>
          id.endsWith("/app.js")
            ? 'import { Pool } from "@parakern/core"; globalThis.pool = new Pool();'
            : null,
      },
    ],
  });
  const { output } = await bundled.generate({ minify: true });
  const chunks = output.filter((each) => each.type === "chunk");
  const first = new Set([chunks[0]!.fileName]);
  for (const name of first)
    for (const next of chunks.find((each) => each.fileName === name)!.imports) first.add(next);
  const size = (code: string) => gzipSync(code, { level: 9 }).length;
  const total = chunks
    .filter(({ fileName }) => first.has(fileName))
    .reduce((sum, { code }) => sum + size(code), 0);
  const wasm = Math.max(
    ...chunks.filter(({ fileName }) => /wasm-/u.test(fileName)).map(({ code }) => size(code)),
  );
  console.log(`first load ${(total / 1000).toFixed(1)} kB gzip, kernels ${(wasm / 1000).toFixed(1)} kB gzip`);
  expect(wasm).toBeLessThanOrEqual(100_000);
  expect(total).toBeLessThanOrEqual(27_000);
});

it("is bundled by esbuild without a warning", async () => {
  const { folder, warnings } = await bundle(
    'import { Pool } from "@parakern/core"; globalThis.pool = new Pool();',
  );
  remove(folder);
  expect(warnings).toEqual([]);
});
