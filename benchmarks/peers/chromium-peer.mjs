// A page of headless Chromium, cross-origin isolated, with Parakern as it is built, tfjs-wasm and plain loops. The page
// keeps the clock; see chromium/page.js.
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { buffer } from "node:stream/consumers";
import { chromium } from "playwright-core";
import { ADVICE, findChromium } from "../../scripts/provision.mjs";
import { fetchTfjs } from "./chromium/tfjs.mjs";
import { answer } from "./line-peer.mjs";

const PACKAGES = {
  core: new URL("web/", import.meta.resolve("@parakern/core")),
  kernels: new URL(".", import.meta.resolve("@parakern/kernels-wasm")),
  peer: new URL("chromium/", import.meta.url),
};
const IMPORTS = {
  "@parakern/core": "/core/index.js",
  "@parakern/kernels-wasm": "/kernels/index.js",
  "#bytes": "/kernels/bytes/web.js",
  ...Object.fromEntries(
    ["arrays", "engine", "entries", "errors"].map((name) => [
      `@parakern/kernels-wasm/${name}`,
      `/kernels/${name}.js`,
    ]),
  ),
};
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const ISOLATION = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

const tfjs = await fetchTfjs(process.env.PEER_CACHE, process.env.PEER_FETCHES === "1");
const scripts = tfjs ? ["core.js", "wasm.js"].map((name) => `<script src="/tfjs/${name}"></script>`) : [];
const PAGE = `<!doctype html><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>${scripts.join("")}
<script type="module" src="/peer/page.js"></script>`;

/** What lies at a path: "/core/index.js", "/tfjs/core.js", "/array/tmp/…/x.bin". */
function read(path) {
  if (path === "/") return PAGE;
  const [, folder, name] = /^\/(\w+)\/(.*)$/.exec(path);
  if (folder === "array") return readFileSync(`/${name}`);
  return readFileSync(folder === "tfjs" ? tfjs.files[name] : new URL(name, PACKAGES[folder]));
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  try {
    if (request.method === "POST") writeFileSync(pathname.slice("/array".length), await buffer(request));
    const type = TYPES[extname(pathname)] ?? (pathname === "/" ? "text/html" : "application/octet-stream");
    const body = read(decodeURI(pathname));
    response.writeHead(200, { "Content-Type": type, ...ISOLATION }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

const executablePath = findChromium();
if (!executablePath) throw new Error(ADVICE);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
await page.goto(`http://localhost:${server.address().port}/`);
await page.waitForFunction("globalThis.peer !== undefined");
const ask = (verb, ...words) => page.evaluate(([verb, words]) => peer[verb](...words), [verb, words]);
await ask("start", Number(process.env.PEER_WORKERS));

await answer(
  {
    hello: async () => [
      `Chromium ${browser.version()}`,
      ...(await ask("operations")),
      ...(tfjs ? [tfjs.version] : []),
    ],
    clear: () => ask("clear"),
    load: (name, dtype, path, ...shape) => ask("load", name, dtype, `/array${path}`, shape.map(Number)),
    run: (operation, times, call) => ask("run", operation, Number(times), JSON.parse(call)),
    save: (path) => ask("save", `/array${path}`),
  },
  async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
  },
);
