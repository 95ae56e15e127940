import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.js";
import { type Site, serveSite } from "./site.js";

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
    await page.route("**/isolation.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: "" }),
    );
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${site.url}/playground.html`);
    await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
  });
  afterAll(async () => {
    await page?.close();
    await site?.[Symbol.asyncDispose]();
  });

  const run = async () => {
    await page.locator(".playground button").click();
    await page.locator(".playground button:not(:disabled)").waitFor();
  };
  const text = async (name: string) => {
    const found = page.locator(`.playground [data-live=${name}]`);
    return (await found.count()) ? (await found.textContent())! : "";
  };

  it("runs each kernel, with a result and a time", async () => {
    await page.selectOption("select[name=size]", "1000");
    await page.fill("input[name=workers]", "2");
    for (const name of await page.locator("select[name=kernel] option").allTextContents()) {
      await page.selectOption("select[name=kernel]", name);
      await run();
      expect.soft(await text("error"), name).toBe("");
      expect.soft(await text("result"), name).not.toBe("");
      expect.soft(await text("figures"), name).toMatch(/this kernel\s*[\d.]+ ms/);
    }
    expect(complaints).toEqual([]);
  }, 120_000);

  it("gives what the fields say", async () => {
    await page.selectOption("select[name=kernel]", "mandelbrot");
    for (const [name, value] of Object.entries({ width: "6", height: "3", maxIterations: "50" }))
      await page.fill(`input[name=${name}]`, value);
    await run();
    const rows = (await text("result")).match(/\d+/g)?.map(Number);
    expect(rows?.slice(-18)).toEqual([2, 3, 3, 4, 50, 4, 50, 50, 50, 50, 50, 14, 2, 3, 3, 4, 50, 4]);
    await page.fill("input[name=width]", "many");
    await run();
    expect(await text("error")).toContain('width: expected a number, got "many"');
  });

  it("draws the Mandelbrot set, nearer after zooming", async () => {
    const canvas = page.locator(".escape canvas");
    await canvas.scrollIntoViewIfNeeded();
    const said = page.locator(".escape [data-live=moving]");
    await expect.poll(() => said.textContent(), { timeout: 30_000 }).toContain("ms on");
    const picture = () => canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
    const whole = await picture();
    await page.locator(".escape").getByRole("button", { name: "Zoom in" }).click();
    await expect.poll(picture, { timeout: 30_000 }).not.toBe(whole);
    await canvas.focus();
    await page.keyboard.press("-");
    await expect.poll(picture, { timeout: 30_000 }).toBe(whole);
    expect(complaints).toEqual([]);
  });

  it("moves a picture through each image kernel, a frame at a time", async () => {
    const box = page.locator(".effect");
    const canvas = box.locator("canvas");
    await canvas.scrollIntoViewIfNeeded();
    await expect
      .poll(() => box.locator("[data-live=moving]").textContent(), { timeout: 30_000 })
      .toContain("ms on");
    const picture = () => canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
    const seen = new Set<string>();
    for (const name of await box.locator("option").allTextContents()) {
      const before = await picture();
      await box.locator("select").selectOption(name);
      // The first is shown already.
      if (seen.size) await expect.poll(picture, { timeout: 30_000 }).not.toBe(before);
      seen.add(await picture());
    }
    expect(seen.size).toBe(4);
    // There and back in many moves: each frame shows what is the newest then, and none is left to show at the end.
    const before = await picture();
    const { asked, drawn } = await canvas.evaluate(async (element) => {
      const context = (element as HTMLCanvasElement).getContext("2d")!;
      const put = context.putImageData.bind(context) as (image: ImageData, x: number, y: number) => void;
      let drawn = 0;
      context.putImageData = (image: ImageData, x: number, y: number) => {
        drawn++;
        put(image, x, y);
      };
      const asked = 60;
      for (let i = 0; i < asked; i++) {
        const movementX = i < asked / 2 ? -5 : 5;
        element.dispatchEvent(new PointerEvent("pointermove", { buttons: 1, movementX, bubbles: true }));
        await new Promise(requestAnimationFrame);
      }
      return { asked, drawn };
    });
    expect(drawn).toBeGreaterThan(1);
    expect(drawn).toBeLessThanOrEqual(asked);
    await expect.poll(picture, { timeout: 30_000 }).toBe(before);
    expect(complaints).toEqual([]);
  });
});
