import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.js";
import { type Site, serveSite, sitePages } from "./site.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const KINDS = [
  "/",
  "/learn/",
  "/learn/processes.html",
  "/learn/speedup.html",
  "/learn/result-slots.html",
  "/learn/on-your-machine.html",
  "/guide/getting-started.html",
  "/guide/errors.html",
  "/multiprocessing/coming-from-python.html",
  "/kernels/",
  "/kernels/fft.html",
  "/kernels/tanh.html",
  "/playground.html",
  "/reference/cli.html",
  "/reference/measurements.html",
  "/reference/changelog.html",
  "/reference/api/",
  "/reference/api/core/interfaces/Pool.html",
  "/404.html",
];

let browser: Browser;
let site: Site;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite({ isolated: true });
});
afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

async function open(page: Page, path: string): Promise<void> {
  await page.goto(site.url + path);
  await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
}

describe.each(["light", "dark"] as const)("in the %s theme", (colorScheme) => {
  it("has no serious violation of accessibility", async () => {
    const page = await browser.newPage({ colorScheme });
    for (const path of KINDS) {
      await open(page, path);
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: {
            run(): Promise<{
              violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
            }>;
          };
        };
        const { violations } = await axe.run();
        return violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => ({
            id,
            first: nodes[0]!.html,
            why: nodes[0]!.failureSummary,
            count: nodes.length,
          }));
      });
      expect.soft(found, path).toEqual([]);
    }
    await page.close();
  }, 120_000);
});

it("fits a phone: no page is wider than 390 pixels", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const written = sitePages().filter(
    (path) => !/^\/(reference\/api|kernels)\/./.test(path) || KINDS.includes(path),
  );
  for (const path of written) {
    await open(page, path);
    expect
      .soft(await page.evaluate(() => document.documentElement.scrollWidth), path)
      .toBeLessThanOrEqual(390);
  }
  await page.close();
}, 120_000);

it("loads at most 150 kB of compressed script for the first page, and moves nothing once it is shown", async () => {
  const page = await browser.newPage();
  let scripts = 0;
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script") scripts += gzipSync(await response.body()).length;
  });
  await page.addInitScript(() => {
    const seen = window as unknown as { shift: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open(page, "/");
  await page.waitForLoadState("networkidle");
  console.log(`scripts of the first page: ${scripts} bytes, compressed`);
  expect(scripts).toBeLessThanOrEqual(150_000);
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.05);
  await page.close();
});

it("prints the text alone", async () => {
  const page = await browser.newPage();
  await open(page, "/guide/tasks.html");
  await page.emulateMedia({ media: "print" });
  for (const part of [".VPNav", ".VPSidebar", ".VPDocAside", ".prev-next"]) {
    expect.soft(await page.locator(part).first().isVisible(), part).toBe(false);
  }
  expect(await page.locator("h1").isVisible()).toBe(true);
  await page.close();
});
