import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
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

const APP = 'import { Pool } from "@parakern/core"; globalThis.pool = new Pool();';
const here = fileURLToPath(new URL(".", import.meta.url));

/** A chunk: its code, and the chunks that are loaded with it. */
interface Chunk {
  readonly code: string;
  readonly imports: readonly string[];
  readonly isEntry: boolean;
}

type Chunks = ReadonlyMap<string, Chunk>;

/** As Vite 8 bundles. */
async function byRolldown(): Promise<Chunks> {
  const app = {
    name: "app",
    resolveId: (id: string) => (id === "app" ? join(here, "app.js") : null),
    load: (id: string) => (id.endsWith("/app.js") ? APP : null),
  };
  const bundled = await rolldown({ input: "app", platform: "browser", cwd: here, plugins: [app] });
  const { output } = await bundled.generate({ minify: true });
  return new Map(output.flatMap((each) => (each.type === "chunk" ? [[each.fileName, each] as const] : [])));
}

async function byEsbuild(): Promise<Chunks> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: APP, resolveDir: here },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    outdir: "out",
    write: false,
    metafile: true,
  });
  const code = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  return new Map(
    Object.entries(metafile.outputs).map(([path, { imports, entryPoint }]) => {
      const loaded = imports.filter(({ kind }) => kind === "import-statement");
      const name = basename(path);
      return [
        name,
        {
          code: code.get(name)!,
          imports: loaded.map(({ path }) => basename(path)),
          isEntry: entryPoint === "<stdin>",
        },
      ];
    }),
  );
}

it.each([
  { name: "rolldown", bundler: byRolldown, most: 25_000 },
  { name: "esbuild", bundler: byEsbuild, most: 25_500 },
])(
  "costs a program that makes a pool little at first, and the rest when needed, by $name",
  async ({ name, bundler, most }) => {
    const chunks = await bundler();
    const first = new Set([...chunks].filter(([, { isEntry }]) => isEntry).map(([file]) => file));
    for (const file of first) for (const next of chunks.get(file)!.imports) first.add(next);
    const size = (file: string) => gzipSync(chunks.get(file)!.code, { level: 9 }).length;
    const total = [...first].reduce((sum, file) => sum + size(file), 0);
    const wasm = Math.max(...[...chunks.keys()].filter((file) => /wasm-/u.test(file)).map(size));
    console.log(
      `${name}: first load ${(total / 1000).toFixed(1)} kB gzip, kernels ${(wasm / 1000).toFixed(1)} kB gzip`,
    );
    expect(wasm).toBeLessThanOrEqual(100_000);
    expect(total).toBeLessThanOrEqual(most);
  },
);

it("is bundled by esbuild without a warning", async () => {
  const { folder, warnings } = await bundle(APP);
  remove(folder);
  expect(warnings).toEqual([]);
});
