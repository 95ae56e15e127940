import { readdirSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.js";
import { type Site, serveSite } from "./site.js";

const PAGES = new URL("../pages/learn/", import.meta.url);

let browser: Browser;
let site: Site;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite({ isolated: true });
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

const open = async (path: string) => {
  await page.goto(site.url + path);
  await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
};

it("takes the right answer of each exercise, and no wrong one", async () => {
  let count = 0;
  for (const file of readdirSync(PAGES)) {
    const text = readFileSync(new URL(file, PAGES), "utf8");
    const [, answer, choices] = /<LearnExercise answer="([^"]+)"(?: choices="([^"]+)")?/.exec(text) ?? [];
    if (!answer) continue;
    count++;
    await open(`/learn/${file.replace(/\.md$/, ".html")}`);
    const form = page.locator(".exercise");
    const give = async (value: string) => {
      if (choices) await form.getByLabel(value, { exact: true }).check();
      else await form.locator("input[name=answer]").fill(value);
      await form.getByRole("button", { name: "Check" }).click();
    };
    await give(choices ? choices.split("|").find((choice) => choice !== answer)! : "-17");
    await form.locator("[data-live=wrong]").waitFor();
    await give(answer);
    await form.locator("[data-live=right]").waitFor();
    expect.soft(await form.locator("[data-live=right]").textContent(), file).toMatch(/^Right\..{20}/s);
  }
  expect(count).toBeGreaterThan(7);
});

it("measures on this machine, keeps it, and writes it as Markdown", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open("/learn/on-your-machine.html");
  await page.getByRole("button", { name: "Measure" }).click();
  await page.getByRole("button", { name: "Copy as Markdown" }).waitFor();
  const rows = page.locator(".machine tbody tr");
  expect(await rows.count()).toBe(5);
  await open("/learn/on-your-machine.html");
  await rows.first().waitFor();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.getByText("Copied", { exact: true }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^This browser, \d+ workers?, .*\n\n\| numbers \| map of a list/);
  expect(text).toMatch(/^\| 1,000,000 \| [\d.]+ \| [\d.]+ \| [\d.]+ \| [\d.]+ \|$/m);
}, 120_000);
