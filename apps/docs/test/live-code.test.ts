import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.js";
import { outputPattern } from "./expect-output.js";
import { DIST, type Site, serveSite, sitePages } from "./site.js";

const LIVE = sitePages().filter((path) =>
  readFileSync(`${DIST}${path.slice(1)}`, "utf8").includes("data-program="),
);

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe.each([{ isolated: true }, { isolated: false }])("isolated: $isolated", ({ isolated }) => {
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
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error}`));
  });
  afterAll(async () => {
    await page?.close();
    await site?.[Symbol.asyncDispose]();
  });

  const open = async (path: string) => {
    await page.goto("about:blank");
    await page.goto(site.url + path);
    await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
  };
  const ended = (box: Locator) => box.locator(".run:not(:disabled)").waitFor();
  const run = async (box: Locator) => {
    await box.locator(".run").click();
    await ended(box);
  };
  /** Replaces the program of the first page's box. */
  const write = async (code: string) => {
    await open(`/#code=landing.${Buffer.from(code).toString("base64url")}`);
    const box = page.locator("[data-program=landing]");
    await box.locator(".cm-editor").waitFor();
    return box;
  };

  it("runs each program of the pages, which prints what its file says", async () => {
    expect(LIVE.length).toBeGreaterThan(0);
    for (const path of LIVE) {
      await open(path);
      for (const box of await page.locator("[data-program]").all()) {
        const name = `${path} ${await box.getAttribute("data-program")}`;
        await run(box);
        // What needs shared memory says so where there is none.
        if (!isolated && (await box.locator("[data-live=memory]").count())) continue;
        const output =
          (await box
            .locator("[data-live=output]")
            .textContent({ timeout: 1000 })
            .catch(() => "")) ?? "";
        const said = output.replace(/^Parakern: this page is not cross-origin isolated.*\n?/m, "");
        const expected = await box.locator(".language-txt code").textContent();
        expect.soft(said, name).toMatch(outputPattern(expected!));
        expect.soft(await box.locator("[data-live=error]").count(), name).toBe(0);
      }
    }
    expect(complaints).toEqual([]);
  }, 120_000);

  it("draws what each worker did", async () => {
    await open("/");
    const box = page.locator("[data-program=landing]");
    await box
      .locator("select[name=workers]")
      .selectOption("2")
      .catch(() => {});
    await run(box);
    const label = await box.locator("[data-live=lanes]").getAttribute("aria-label");
    const pieces = [...label!.matchAll(/worker \d+: (\d+) pieces, busy (\d+) %/g)];
    expect(pieces.length).toBeGreaterThan(0);
    for (const [all, count, busy] of pieces) {
      expect(Number(count), all).toBeGreaterThan(10);
      expect(Number(busy), all).toBeGreaterThan(5);
    }
  });

  it("shows an error at its line: of the text, of the program and of a worker", async () => {
    const mistakes = [
      ["let x = 1;\nlet y = ;", 2, "Unexpected token"],
      ["let x: number = 1;\n\nthrow new RangeError(String(x));", 3, "RangeError: 1"],
      [
        'import { Pool } from "@parakern/core";\nconst k = 3;\nconst pool = new Pool(1);\nawait pool.map((n: number) => n * k, [1]);',
        4,
        "ClosureError",
      ],
    ] as const;
    for (const [code, line, message] of mistakes) {
      const box = await write(code);
      await run(box);
      const said = await box.locator("[data-live=error]").textContent();
      expect.soft(said).toContain(`Line ${line}:`);
      expect.soft(said).toContain(message);
      expect.soft(await box.locator(".cm-lint-marker-error").count()).toBe(1);
    }
  });

  it("stops what would never end", async () => {
    const box = await write('console.log("begun");\nfor (;;) {}');
    await box.locator(".run").click();
    await box.locator("[data-live=output]").waitFor();
    await box.locator("[data-live=stop]").click();
    await ended(box);
    expect(await box.locator("[data-live=time]").textContent()).toBe("stopped");
    await run(await write('console.log("again");'));
    expect(await page.locator("[data-live=output]").textContent()).toBe("again");
  });

  it("puts a program into an address that brings it back", async () => {
    await open("/");
    const box = page.locator("[data-program=landing]");
    await box.getByRole("button", { name: "Edit" }).click();
    await box.locator(".cm-content").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type('console.log("übermorgen");');
    await box.getByRole("button", { name: "Share" }).click();
    await page.waitForFunction(() => location.hash.startsWith("#code=landing."));
    await open(new URL(page.url()).pathname + new URL(page.url()).hash);
    await box.locator(".cm-editor").waitFor();
    await run(box);
    expect(await box.locator("[data-live=output]").textContent()).toBe("übermorgen");
  });
});
