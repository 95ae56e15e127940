import { readdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { createSiteServer } from "../scripts/serve.mjs";

/** The built site. */
export const DIST = fileURLToPath(new URL("../dist/", import.meta.url));

/** A running server of the built site. */
export interface Site extends AsyncDisposable {
  readonly url: string;
}

/** Serves the built site on a free port. */
export async function serveSite(options: { isolated: boolean }): Promise<Site> {
  const server = createSiteServer({ root: DIST, ...options });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The addresses of all built pages. */
export function sitePages(): string[] {
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith(".html"))
    .map((file) => `/${relative(DIST, `${file.parentPath}/${file.name}`)}`)
    .sort();
}
