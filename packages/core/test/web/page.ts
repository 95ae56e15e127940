import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";
import { type BuildOptions, build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { ADVICE, findChromium } from "../../../../scripts/provision.mjs";

/** What makes a page cross-origin isolated. */
export const ISOLATION = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};
const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const here = new URL(".", import.meta.url).pathname;

/** A program as esbuild makes it of the built packages: where it lies, and what it warned of. */
export async function bundle(
  source: string,
  options: BuildOptions = {},
): Promise<{ folder: string; warnings: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "parakern-web-"));
  const { warnings } = await build({
    stdin: { contents: source, resolveDir: here, sourcefile: "app.js" },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    outdir: folder,
    entryNames: "app",
    absWorkingDir: folder,
    external: ["./tasks.js"],
    logLevel: "silent",
    ...options,
  });
  return { folder, warnings: warnings.map(({ text }) => text) };
}

/** A page of Chromium that runs a program, and what it has logged. */
export interface Loaded extends AsyncDisposable {
  readonly page: Page;
  readonly logged: readonly string[];
}

export async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(ADVICE);
  return await chromium.launch({ executablePath, args: FLAGS });
}

/** A folder on a port of this machine. */
export interface Served {
  readonly port: number;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** What an answer has beside its type. */
type Headers = (request: IncomingMessage) => Readonly<Record<string, string>>;

/** Serves a folder; `onPost` takes what a page posts. */
export async function serveFolder(
  folder: string,
  headers: Headers,
  onPost?: (body: string) => void,
): Promise<Served> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    const file = pathname === "/" ? "/index.html" : pathname;
    if (request.method === "POST") onPost?.(await text(request));
    try {
      const body = readFileSync(join(folder, file));
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, ...headers(request) }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

/** How an app is served: `isIsolated`: with the two headers. */
export interface Serving {
  readonly isIsolated: boolean;
  readonly headers?: Headers;
  readonly onPost?: (body: string) => void;
}

/** Serves a folder, and a page with its app. */
export async function serveApp(
  folder: string,
  { isIsolated, headers = () => ({}), onPost }: Serving,
): Promise<Served> {
  writeFileSync(
    join(folder, "index.html"),
    '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/app.js"></script>',
  );
  const all: Headers = (request) => ({ ...(isIsolated ? ISOLATION : {}), ...headers(request) });
  return await serveFolder(folder, all, onPost);
}

/** Serves a folder and opens its app, which has run when this resolves; `query` is for the page. */
export async function open(browser: Browser, folder: string, serving: Serving, query = ""): Promise<Loaded> {
  const { port, close } = await serveApp(folder, serving);
  const page = await browser.newPage();
  const logged: string[] = [];
  page.on("console", (message) => logged.push(message.text()));
  page.on("pageerror", (error) => logged.push(String(error)));
  await page.goto(`http://localhost:${port}/${query}`);
  return {
    page,
    logged,
    async [Symbol.asyncDispose]() {
      await page.close();
      close();
    },
  };
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
