import { cpSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, type Served } from "../../packages/core/test/web/page.js";
import { installAlone, PUBLISHED, removeTemporaryFolders, temporaryFolder } from "../pack/packages.js";
import { ROOT, read } from "../sources.js";
import { visit } from "./visit.js";
import { ISOLATED_HOST, PLAIN_HOST, WAYS } from "./ways.js";

let browser: Browser;
let installed: string;

beforeAll(async () => {
  installed = installAlone(PUBLISHED.find(({ name }) => name === "@parakern/core")!);
  cpSync(join(ROOT, "test/apps/app"), installed, { recursive: true });
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  removeTemporaryFolders();
});

describe.each(WAYS)("an application by $name", ({ name, firstLoad, serve }) => {
  let served: Served;

  beforeAll(async () => {
    const app = temporaryFolder("app");
    cpSync(installed, app, { recursive: true });
    served = await serve(app);
  });

  afterAll(() => served.close());

  it.each([
    { how: "isolated", host: ISOLATED_HOST },
    { how: "not isolated", host: PLAIN_HOST },
  ])("runs in a page that is $how", async ({ host }) => {
    await using visited = await visit(browser, `http://${host}:${served.port}/`);
    const isIsolated = host === ISOLATED_HOST;
    expect(await visited.page.evaluate("globalThis.start()")).toEqual({
      isIsolated,
      sharedMemory: isIsolated,
      words: ["a!", "b!", "c!"],
      lastSquare: 9999 ** 2,
      sum: 49_995_000,
      roots: [1, 8, 27],
    });
    expect(visited.problems).toEqual(
      isIsolated ? [] : [expect.stringContaining("this page is not cross-origin isolated")],
    );
  });

  if (firstLoad === undefined) return;

  it("loads little before it makes a pool", async () => {
    await using visited = await visit(browser, `http://${ISOLATED_HOST}:${served.port}/`);
    const bytes = await visited.scriptBytes();
    console.log(`${name}: first load ${(bytes / 1000).toFixed(1)} kB gzip`);
    expect(bytes).toBeGreaterThan(5000);
    expect(bytes).toBeLessThanOrEqual(firstLoad);
  });
});

it("is what the guide tells of bundlers", () => {
  const page = read("apps/docs/pages/guide/bundlers.md");
  const rows = [...page.matchAll(/^\| (.+?) +\| as it is/gm)].map((match) => match[1]);
  expect(rows).toEqual(WAYS.map(({ name }) => name));
});
