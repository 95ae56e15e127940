// Joins what tsc wrote into few files, and leaves its types where they are: to find and read hundreds of small ones takes
// Node most of the time of importing a package, and every worker and process of a program imports its part again.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";

/**
 * @param dist The folder, with a slash at its end.
 * @param entries The module behind each file that is imported or started by name, both without ".js".
 * @param parts The folder of what entries share, in `dist`.
 * @param options `external`: what stays as it is, besides other packages. The rest is rolldown's own.
 */
export async function joinModules(dist, entries, parts, { external = [], treeshake = true, ...output }) {
  const bundle = await rolldown({
    input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, `${dist}${file}.js`])),
    external: [/^(?![./])/, ...external],
    platform: "node",
    treeshake,
  });
  const { output: files } = await bundle.write({
    dir: dist,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: `${parts}/[name].js`,
    ...output,
  });
  const written = new Set(files.map(({ fileName }) => fileName));
  for (const file of readdirSync(dist, { recursive: true })) {
    const isKept = written.has(file) || external.some((pattern) => pattern.test(file));
    if (file.endsWith(".js") && !isKept) rmSync(join(dist, file));
  }
}
