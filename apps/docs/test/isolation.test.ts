import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.js";
import { DIST, type Site, serveSite } from "./site.js";

let browser: Browser;
let site: Site;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite({ isolated: false });
});
afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

let context: BrowserContext;
let page: Page;
let loads = 0;
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  loads = 0;
  // Counted as they are asked for: a load that is cut short by a reload has no later event.
  page.on("request", (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) loads++;
  });
});
afterEach(() => context.close());

const isolated = () => page.evaluate(() => crossOriginIsolated);
const computes = async () => {
  await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
  await page.getByRole("button", { name: "Run" }).click();
  await page.locator("[data-live=result]").waitFor();
};

describe("on a host that sends no headers", () => {
  it("is isolated after one reload, and stays so on other pages", async () => {
    await page.goto(`${site.url}/kernels/sqrtCube.html`);
    await page.waitForFunction(() => crossOriginIsolated);
    await expect.poll(() => loads, { timeout: 30_000 }).toBe(2);
    await computes();
    await page.goto(`${site.url}/learn/`);
    expect(await isolated()).toBe(true);
    expect(loads).toBe(3);
  });

  it("works on one thread, loaded once, where the service worker is missing", async () => {
    await context.route("**/isolation-worker.js", (route) => route.fulfill({ status: 404 }));
    const said = page.waitForEvent("console", (message) =>
      message.text().startsWith("The site stays on one"),
    );
    await page.goto(`${site.url}/kernels/sqrtCube.html`);
    await said;
    await computes();
    expect(await isolated()).toBe(false);
    expect(loads).toBe(1);
  });

  it("reloads once and no more where the service worker does not help", async () => {
    await context.route("**/isolation-worker.js", (route) =>
      route.fulfill({
        contentType: "text/javascript",
        body: "self.addEventListener('install', () => self.skipWaiting());",
      }),
    );
    await page.goto(`${site.url}/kernels/sqrtCube.html`);
    // It may have come before `goto` was done.
    await expect.poll(() => loads, { timeout: 30_000 }).toBe(2);
    await computes();
    // The second load has registered again by now, which is where a loop would begin.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.goto(`${site.url}/kernels/add.html`);
    await computes();
    expect(await isolated()).toBe(false);
    expect(loads).toBe(3);
  });
});

describe("files for hosts that send headers", () => {
  const names = ["Cross-Origin-Opener-Policy", "Cross-Origin-Embedder-Policy"];
  it.each([
    ["_headers", `${DIST}_headers`],
    ["vercel.json", `${DIST}vercel.json`],
    ["nginx.conf", new URL("../hosting/nginx.conf", import.meta.url)],
  ])("%s has both", (_, path) => {
    const text = readFileSync(path, "utf8");
    for (const name of names) expect(text).toContain(name);
  });
});
