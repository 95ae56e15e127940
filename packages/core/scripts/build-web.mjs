// The build for browsers, from the same sources: a file of web/ stands in for the file of src/ at the same path, and
// web/node/ for Node's own modules. What is left of Node in the graph fails the build.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const src = join(root, "src");
const web = join(root, "web");

const twins = {
  name: "twins",
  setup({ onResolve }) {
    onResolve({ filter: /^node:/ }, ({ path }) => ({
      path: existing(join(web, "node", `${path.slice(5)}.ts`), path),
    }));
    onResolve({ filter: /^\.\.?\// }, ({ path, importer, resolveDir }) => {
      if (!importer.startsWith(root)) return undefined;
      const file = resolve(resolveDir, path).replace(/\.js$/, ".ts");
      const twin = join(web, relative(src, file));
      return {
        path: twin !== importer && file.startsWith(`${src}/`) && existsSync(twin) ? twin : file,
        sideEffects: isEntry(file),
      };
    });
  },
};

/** Who imports them wants what they do, not what they export. */
const isEntry = (file) => /\/(web-main|handles|globals)\.ts$/.test(file) || undefined;

const parts = [...readFileSync(join(web, "index.ts"), "utf8").matchAll(/from "(\.[^"]+)"/g)].map(
  ([, path]) => {
    const file = resolve(web, path).replace(/\.js$/, ".ts");
    const twin = join(web, relative(src, file));
    return existsSync(twin) ? twin : file;
  },
);

function existing(file, wanted) {
  if (existsSync(file)) return file;
  throw new Error(`${wanted} is imported, and there is no ${relative(root, file)} to stand in for it.`);
}

/** The parser stays with the page, which checks what it ships. */
const unchecked = {
  name: "unchecked",
  setup({ onLoad }) {
    onLoad({ filter: /\/web\/task\/closure\/check\.ts$/ }, () => ({
      contents: "export function checkClosure() {}",
    }));
  },
};

/**
 * The chunk with the kernels has its own copy of their entries, which hold no state: esbuild loads with a program's first
 * chunk whatever the index names and a later chunk uses, also if the program does not. What documents and tests need of an
 * entry stays out of it.
 */
const ownEntries = {
  name: "own-entries",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@parakern\/kernels-wasm\/entries$/ }, ({ path, importer }) =>
      importer.endsWith("/src/kernels.ts")
        ? { path: fileURLToPath(import.meta.resolve(path)), sideEffects: false }
        : { path, external: true },
    );
    onLoad({ filter: /\/kernels-wasm\/dist\/parts\/registry\.js$/ }, ({ path }) => ({
      contents: withoutDocs(readFileSync(path, "utf8")),
    }));
  },
};

const DOCS = new Set([
  "accuracy",
  "complexity",
  "examples",
  "formula",
  "notes",
  "reference",
  "scale",
  "source",
  "summary",
]);

function withoutDocs(code) {
  const program = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  const entries = program.body
    .flatMap(({ type, declarations }) => (type === "VariableDeclaration" ? declarations : []))
    .filter(({ init }) => /^defineKernel\d*$/.test(init?.callee?.name))
    .flatMap(({ init }) => init.arguments[0].properties);
  if (entries.length === 0) throw new Error("There are no entries in what should have all.");
  let short = code;
  // From the last to the first, so that places before stay true.
  for (const { key, start, end } of entries.toReversed()) {
    if (DOCS.has(key?.name)) short = short.slice(0, start) + short.slice(end).replace(/^,/, "");
  }
  return short;
}

const common = {
  absWorkingDir: root,
  bundle: true,
  write: true,
  target: "es2022",
  platform: "browser",
  conditions: ["browser"],
  inject: [join(web, "globals.ts")],
  plugins: [twins],
  logLevel: "warning",
  legalComments: "none",
};

rmSync(join(root, "dist/web"), { recursive: true, force: true });

// The worker is one classic script, so that it starts from a Blob, by importScripts and from any file.
await build({
  ...common,
  plugins: [twins, unchecked],
  define: { "import.meta.url": "undefined" },
  entryPoints: { worker: join(src, "workers/web-main.ts") },
  outdir: "dist/web",
  format: "iife",
  minify: true,
});
const source = readFileSync(join(root, "dist/web/worker.js"), "utf8");

const workerSource = {
  name: "worker-source",
  setup({ onLoad }) {
    onLoad({ filter: /\/web\/worker-source\.ts$/ }, () => ({
      contents: `export const source = ${JSON.stringify(source)};`,
    }));
  },
};

await build({
  ...common,
  plugins: [ownEntries, twins, workerSource],
  // One for each part of the index, which has nothing else in it: bundlers leave out what a program does not import.
  entryPoints: [join(web, "index.ts"), ...parts],
  entryNames: "[name]",
  outdir: "dist/web",
  format: "esm",
  splitting: true,
  chunkNames: "[name]-[hash]",
  external: ["@parakern/kernels-wasm", "acorn"],
  minifySyntax: true,
  minifyWhitespace: true,
});

// What is imported for nothing but its effects has none.
for (const name of readdirSync(join(root, "dist/web")).filter((name) => name !== "worker.js")) {
  const file = join(root, "dist/web", name);
  writeFileSync(file, readFileSync(file, "utf8").replaceAll(/import"\.\/[\w-]+\.js";/g, ""));
}

writeFileSync(join(root, "dist/web/worker.d.ts"), "export {};\n");
