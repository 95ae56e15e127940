import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.js";
import { DIST, type Site, serveSite, sitePages } from "./site.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

const isReference = (path: string) => path.startsWith("/reference/api/");

/** The title of a built page. */
function titleOf(path: string): string {
  const [, title] = /<title>(.*?)<\/title>/.exec(readFileSync(`${DIST}${path.slice(1)}`, "utf8"))!;
  return title!.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

describe.each([{ isolated: true }, { isolated: false }])(
  "in Chromium, isolated: $isolated",
  ({ isolated }) => {
    let site: Site;
    let page: Page;
    const complaints: string[] = [];

    beforeAll(async () => {
      site = await serveSite({ isolated });
      page = await browser.newPage();
      // Without the service worker that stands in for the headers: this is what a page is where it cannot run.
      await page.route("**/isolation.js", (route) =>
        route.fulfill({ contentType: "text/javascript", body: "" }),
      );
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type()))
          complaints.push(`${page.url()}: ${message.text()}`);
      });
      page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error}`));
      page.on("request", (request) => {
        if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(site.url))
          complaints.push(request.url());
      });
    });
    afterAll(async () => {
      await page?.close();
      await site?.[Symbol.asyncDispose]();
    });

    const open = async (path: string) => {
      complaints.length = 0;
      await page.goto(site.url + path);
      // Vue leaves this on its root once the page is alive.
      await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
    };

    it("is isolated as the server says", async () => {
      await open("/");
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated);
    });

    /** Goes to a page as a reader does who clicks a link: the site's own router loads it. */
    const follow = async (path: string) => {
      complaints.length = 0;
      await page.evaluate((href) => {
        const link = document.createElement("a");
        link.href = href;
        document.querySelector("#app")!.append(link);
        link.click();
        link.remove();
      }, path);
      await page.waitForFunction((title) => document.title === title, titleOf(path));
    };

    it("loads every page without a complaint or a request to elsewhere", async () => {
      for (const path of sitePages().filter((path) => !isReference(path) && path !== "/404.html")) {
        await open(path);
        expect.soft(complaints, path).toEqual([]);
        expect.soft(await page.locator("h1").count(), path).toBeGreaterThan(0);
      }
    }, 600_000);

    // The API reference is hundreds of pages of one kind, and computes nothing: once is enough for it.
    if (isolated)
      it.runIf(isolated)(
        "goes through the API reference without a complaint",
        async () => {
          await open("/reference/api/");
          for (const path of sitePages().filter(isReference)) {
            await follow(path);
            expect.soft(complaints, path).toEqual([]);
            expect.soft(await page.locator("h1").count(), path).toBeGreaterThan(0);
          }
        },
        600_000,
      );

    it("shows the figure on the first page", async () => {
      await open("/");
      const figure = page.locator("figure.speedup svg");
      expect(await figure.locator("path").count()).toBeGreaterThan(1);
      expect((await figure.boundingBox())?.height).toBeGreaterThan(150);
    });

    it("computes in the live box", async () => {
      await open("/kernels/sqrtCube.html");
      await page.locator("input[name=x]").fill("4 9 16");
      await page.getByRole("button", { name: "Run" }).click();
      await page.locator("[data-live=result]").waitFor();
      expect(await page.locator("[data-live=result]").textContent()).toMatch(/8\D+27\D+64/);
      expect(await page.locator("[data-live=time]").textContent()).toContain("on one thread");
      expect(complaints).toEqual([]);
    });

    it("runs each kernel on its first example, as its page shows", async () => {
      await open("/kernels/");
      const names = await page.locator("select[name=kernel] option").allTextContents();
      for (const name of names) {
        await follow(`/kernels/${name}.html`);
        await page.getByRole("button", { name: "Run" }).click();
        await page.locator("[data-live=result], [data-live=error]").waitFor();
        const shown = await page
          .locator("[data-live=result]")
          .textContent({ timeout: 1000 })
          .catch(() => "nothing");
        const output = await page.locator(".language-text code").first().textContent();
        // The page's program runs all examples, the box the first of them.
        expect.soft(`${output?.trim()}\n`.startsWith(`${shown?.trim()}\n`), `${name}: ${shown}`).toBe(true);
        expect.soft(complaints, name).toEqual([]);
      }
      expect(complaints).toEqual([]);
    }, 600_000);

    it("says in the live box what is wrong with a number", async () => {
      await open("/kernels/sqrtCube.html");
      await page.locator("input[name=x]").fill("4 nine");
      await page.getByRole("button", { name: "Run" }).click();
      await page.locator("[data-live=error]").waitFor();
      expect(await page.locator("[data-live=error]").textContent()).toContain(
        'x: expected numbers, or ranges such as 1..7, got "nine"',
      );
    });

    it("finds pages by searching in the browser alone", async () => {
      await open("/");
      await page.keyboard.press("Control+k");
      await page.locator(".VPLocalSearchBox input").fill("sqrtCube");
      await page.locator(".VPLocalSearchBox .result").first().waitFor();
      expect(await page.locator(".VPLocalSearchBox .result").first().textContent()).toContain("sqrtCube");
      expect(complaints).toEqual([]);
    });

    it("shows a page of its own for what is not there", async () => {
      const answer = await page.goto(`${site.url}/nowhere`, { waitUntil: "networkidle" });
      expect(answer?.status()).toBe(404);
      expect(await page.locator("body").textContent()).toContain("404");
    });
  },
);
