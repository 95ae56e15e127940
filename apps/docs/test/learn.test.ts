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

it("ends each chapter in an exercise that takes the right answer, and no wrong one", async () => {
  for (const file of readdirSync(PAGES)) {
    const text = readFileSync(new URL(file, PAGES), "utf8");
    const [, answer, choices] = /<LearnExercise answer="([^"]+)"(?: choices="([^"]+)")?/.exec(text) ?? [];
    expect.soft(text.trimEnd().endsWith("</LearnExercise>"), file).toBe(true);
    if (!answer) continue;
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
});

it.each([
  ["speedup", 5, "numbers | map of a list", /^\| 1,000,000( \| [\d.]+){4} \|$/m],
  [
    "kernels",
    10,
    "kernel | plain JavaScript",
    /^\| sum( \| [\d.]+ ms){3} \| [\d.]+ GB\/s \| [\d.]+ \| [\d.–]+ \|$/m,
  ],
] as const)(
  "measures the %s on this machine, keeps it, and writes it as Markdown",
  async (name, count, head, row) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const box = page.locator(`[data-measures=${name}]`);
    const rows = box.locator("tbody tr");
    const copy = box.getByRole("button", { name: "Copy as Markdown" });
    await open("/learn/on-your-machine.html");
    await box.getByRole("button", { name: "Measure" }).click();
    await copy.waitFor({ timeout: 100_000 });
    expect(await rows.count()).toBe(count);
    await open("/learn/on-your-machine.html");
    await rows.first().waitFor();
    await copy.click();
    await box.getByText("Copied", { exact: true }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^This browser, \d+ workers?, .*\n\n\| /);
    expect(text).toContain(`| ${head} |`);
    expect(text).toMatch(row);
  },
  120_000,
);
