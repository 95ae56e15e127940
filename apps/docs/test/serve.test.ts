import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSiteServer, resolveFile } from "../scripts/serve.mjs";

const folder = mkdtempSync(join(tmpdir(), "parakern-docs-"));
const root = join(folder, "site");
const servers = [createSiteServer({ root }), createSiteServer({ root, isolated: false })];

beforeAll(async () => {
  mkdirSync(join(root, "guide"), { recursive: true });
  mkdirSync(join(folder, "site-private"));
  writeFileSync(join(root, "index.html"), "home");
  writeFileSync(join(root, "404.html"), "lost");
  writeFileSync(join(root, "guide", "pool.html"), "pool");
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "site-private", "secret.txt"), "secret");
  symlinkSync(join(folder, "secret.txt"), join(root, "link.txt"));
  for (const server of servers) await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** A request whose path arrives as it is written here: `fetch` would tidy it up. */
function get(path: string, { server = servers[0]!, method = "GET" } = {}) {
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The server does not listen.");
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const sent = request(
        { port: address.port, host: "127.0.0.1", path, method, agent: false },
        async (response) => {
          let body = "";
          for await (const chunk of response) body += chunk;
          resolve({ status: response.statusCode, headers: response.headers, body });
        },
      );
      sent.on("error", reject).end();
    },
  );
}

describe("the site's server", () => {
  it.each([
    ["/", "home"],
    ["/guide/pool.html", "pool"],
    ["/guide/pool", "pool"],
    ["/guide/pool?query#part", "pool"],
  ])("answers %s", async (path, body) => {
    expect(await get(path)).toMatchObject({ status: 200, body });
  });

  it.each([
    "/nowhere",
    "/guide",
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/guide/..%2f..%2fsecret.txt",
    "/..%2fsite-private/secret.txt",
    "/%00",
    "/%",
    "//secret.txt",
    "/link.txt",
  ])("answers %s with the page for what is not there", async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: "lost" });
  });

  it("finds nothing outside its folder", () => {
    expect(resolveFile(root, "/../secret.txt")).toBeUndefined();
    expect(resolveFile(root, "/link.txt")).toBeUndefined();
  });

  it("sends the headers of isolation, unless told not to", async () => {
    const headers = {
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    };
    expect((await get("/")).headers).toMatchObject(headers);
    expect((await get("/", { server: servers[1]! })).headers).not.toHaveProperty(
      "cross-origin-opener-policy",
    );
  });

  it("answers HEAD without a body and refuses other methods", async () => {
    expect(await get("/", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
    expect(await get("/", { method: "POST" })).toMatchObject({ status: 405 });
  });
});
