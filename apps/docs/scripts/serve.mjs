// Serves the built site with the two headers that make a page cross-origin isolated; `vitepress preview` sends none.
import { createReadStream, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const SITE = fileURLToPath(new URL("../dist/", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};
const ISOLATION = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** The file that a request's path means, or undefined: nothing outside `root` is ever found. */
export function resolveFile(root, url) {
  const home = realpathSync(root);
  let path;
  try {
    path = decodeURIComponent(new URL(`http://localhost${url}`).pathname);
  } catch {
    return undefined;
  }
  if (path.includes("\0")) return undefined;
  const wanted = join(home, path);
  for (const candidate of [wanted, join(wanted, "index.html"), `${wanted}.html`]) {
    try {
      const real = realpathSync(candidate);
      if (real.startsWith(home + sep) && statSync(real).isFile()) return real;
    } catch {
      // Not there: the next candidate.
    }
  }
  return undefined;
}

/** A server of the folder `root`. `isolated: false` leaves the two headers out, as a plain host does. */
export function createSiteServer({ root = SITE, isolated = true } = {}) {
  return createServer((request, response) => {
    const headers = { "X-Content-Type-Options": "nosniff", ...(isolated ? ISOLATION : {}) };
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { ...headers, Allow: "GET, HEAD" }).end();
      return;
    }
    const found = resolveFile(root, request.url ?? "/");
    const file = found ?? resolveFile(root, "/404.html");
    if (!file) {
      response.writeHead(404, headers).end("Not found");
      return;
    }
    const hashed = file.includes(`${sep}assets${sep}`);
    response.writeHead(found ? 200 : 404, {
      ...headers,
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Length": statSync(file).size,
      "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
    });
    if (request.method === "HEAD") response.end();
    else
      createReadStream(file)
        .on("error", () => response.destroy())
        .pipe(response);
  });
}

function main() {
  const port = Number(process.env.PORT ?? 4173);
  const server = createSiteServer();
  server.on("error", (error) => {
    console.error(
      error.code === "EADDRINUSE" ? `Port ${port} is taken: set PORT to another one.` : error.message,
    );
    process.exitCode = 1;
  });
  server.listen(port, "127.0.0.1", () =>
    console.log(`The docs are at http://localhost:${port}/ (Ctrl-C ends this).`),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
