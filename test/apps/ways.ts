import { copyFileSync, mkdirSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite5 from "vite-5";
import * as vite7 from "vite-7";
import * as vite8 from "vite-8";
import webpack from "webpack";
import { ISOLATION, type Served, serveFolder } from "../../packages/core/test/web/page.js";

/** How an application gets from its sources to a page, with nothing configured for Parakern. */
export interface Way {
  readonly name: string;
  /** Where it serves what would be deployed: bytes of compressed JavaScript that a page may load before it makes a pool. */
  readonly firstLoad?: number;
  /** Serves an application whose packages are installed. */
  serve(app: string): Promise<Served>;
}

/** One server serves both kinds of pages: those of this name are isolated, those by the address are not. */
export const ISOLATED_HOST = "localhost";
export const PLAIN_HOST = "127.0.0.1";

function headersFor({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return headers.host?.startsWith(ISOLATED_HOST) ? ISOLATION : {};
}

type Vite = Pick<typeof vite7, "build" | "createServer">;

const viteDev = (name: string, { createServer }: Vite): Way => ({
  name: `${name} dev`,
  async serve(app) {
    const isolation = {
      name: "isolation",
      configureServer({ middlewares }: vite7.ViteDevServer) {
        middlewares.use((request, response, next) => {
          for (const each of Object.entries(headersFor(request))) response.setHeader(...each);
          next();
        });
      },
    };
    const server = await createServer({
      root: app,
      configFile: false,
      logLevel: "silent",
      server: { host: PLAIN_HOST, port: 0, hmr: false },
      plugins: [isolation],
    });
    await server.listen();
    const { port } = server.httpServer!.address() as { port: number };
    return { port, close: () => void server.close() };
  },
});

/** A way that writes into a folder, which is then served as any host would. */
const built = (
  name: string,
  build: (app: string, out: string) => Promise<unknown>,
  firstLoad = 25_000,
): Way => ({
  name,
  firstLoad,
  async serve(app) {
    const out = join(app, "out");
    mkdirSync(out);
    await build(app, out);
    return serveFolder(out, headersFor);
  },
});

const viteBuild = (name: string, { build }: Vite, firstLoad?: number): Way =>
  built(
    `${name} build`,
    (root, outDir) => build({ root, configFile: false, logLevel: "silent", build: { outDir } }),
    firstLoad,
  );

/** Bundlers that make no page of their own: the application's is taken, as it names the program. */
const withPage =
  (build: (entry: string, out: string) => Promise<unknown>) => async (app: string, out: string) => {
    copyFileSync(join(app, "index.html"), join(out, "index.html"));
    await build(join(app, "app.js"), out);
  };

function byWebpack(entry: string, path: string): Promise<void> {
  const output = { path, filename: "app.js", publicPath: "/" };
  return new Promise((resolve, reject) => {
    webpack({ mode: "production", entry, output }, (error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats!.toString()));
      else resolve();
    });
  });
}

const byEsbuild = (entry: string, outdir: string) =>
  esbuild.build({
    entryPoints: [entry],
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    logLevel: "silent",
  });

async function byRollup(input: string, dir: string): Promise<void> {
  const bundle = await rollup({ input, plugins: [nodeResolve({ browser: true })] });
  const minify = {
    name: "minify",
    renderChunk: (code: string) => esbuild.transform(code, { minify: true, format: "esm" }),
  };
  await bundle.write({ dir, format: "es", plugins: [minify] });
  await bundle.close();
}

const importMap: Way = {
  name: "an import map, without a bundler",
  async serve(app) {
    copyFileSync(join(app, "import-map.html"), join(app, "index.html"));
    return serveFolder(app, headersFor);
  },
};

export const WAYS: readonly Way[] = [
  viteDev("Vite 5", vite5 as unknown as Vite),
  // It writes private fields as what browsers of 2020 have: WeakMaps.
  viteBuild("Vite 5", vite5 as unknown as Vite, 27_000),
  viteDev("Vite 7", vite7),
  viteBuild("Vite 7", vite7),
  viteDev("Vite 8", vite8 as unknown as Vite),
  viteBuild("Vite 8", vite8 as unknown as Vite),
  built("webpack 5", withPage(byWebpack)),
  built("esbuild", withPage(byEsbuild), 25_700),
  built("Rollup", withPage(byRollup)),
  importMap,
];
