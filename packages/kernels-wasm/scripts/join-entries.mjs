// All entries in one file: to find and read a hundred small ones takes Node two thirds of the time of importing this package.
import { readdirSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const kernels = join(dist, "kernels/");
const registry = join(dist, "generated/registry.js");

/** What entries share with the rest of the package stays where it is, so that there is one of each. */
const entriesOnly = {
  name: "entries-only",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      return file.startsWith(kernels)
        ? { path: file }
        : { path: relative(dirname(registry), file).replaceAll(sep, "/"), external: true };
    });
  },
};

/** Joins what tsc wrote for `src/kernels/` into `dist/generated/registry.js`, and leaves its types where they are. */
export async function joinEntries() {
  await build({
    entryPoints: [registry],
    outfile: registry,
    allowOverwrite: true,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    plugins: [entriesOnly],
    logLevel: "warning",
  });
  for (const file of readdirSync(kernels, { recursive: true })) {
    if (file.endsWith(".js")) rmSync(join(kernels, file));
  }
}
