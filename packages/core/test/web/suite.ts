import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";
import { bundle } from "./page.js";

const inPage = (name: string) => fileURLToPath(new URL(`in-page/${name}.ts`, import.meta.url));
const vitest = dirname(fileURLToPath(import.meta.resolve("vitest")));

/** Files of Node's tests in a page: what differs there has a stand-in. */
const standIns: Plugin = {
  name: "stand-ins",
  setup(build) {
    build.onResolve({ filter: /^vitest$/ }, () => ({ path: inPage("vitest") }));
    build.onResolve({ filter: /^@parakern\/core$/ }, ({ importer }) =>
      /\/test\/(?!web\/)/u.test(importer) ? { path: inPage("core") } : undefined,
    );
    for (const name of ["contexts", "engine"])
      build.onResolve({ filter: new RegExp(`/${name}\\.js$`) }, () => ({ path: inPage(name) }));
    // Where vitest has them.
    build.onResolve({ filter: /^(@vitest\/|chai$)/ }, ({ path, kind, pluginData }) =>
      pluginData ? undefined : build.resolve(path, { kind, resolveDir: vitest, pluginData: true }),
    );
  },
};

/** Every kernel call goes to the team, however small: pools would learn which are worth it. */
const everythingToTheTeam: Plugin = {
  name: "everything-to-the-team",
  setup(build) {
    build.onLoad({ filter: /\/dist\/web\/[\w-]+\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replace(/(?<=\bisWorthAsync\(\{[^}]*\},\w+\)\{)/, "return true;")
        .replace(/(?<=\bisWorthTurns\(\{[^}]*\}\)\{)/, "return false;"),
    }));
  },
};

/** The program that has `files` of Node's tests, by name, in a page. */
export async function bundleSuite(names: readonly string[]): Promise<string> {
  const files = names.map((name) => `${JSON.stringify(name)}: () => import("../${name}.js")`);
  const { folder } = await bundle(
    `import "./in-page/globals.js";
     import { runTests } from "./in-page/run.js";
     import * as parakern from "@parakern/core";
     const kernels = () => import("./in-page/kernels.js");
     const files = { ${files.join(", ")} };
     Object.assign(globalThis, { parakern, kernels, runTests: (names) => runTests(names.map((name) => [name, files[name]])) });
     if (location.search === "?post") {
       const outcomes = await globalThis.runTests(Object.keys(files));
       await fetch("/", { method: "POST", body: JSON.stringify(outcomes) });
     }`,
    { plugins: [standIns, everythingToTheTeam], minify: false, ignoreAnnotations: true, target: "es2022" },
  );
  return folder;
}
