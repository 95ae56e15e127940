import { gzipSync } from "node:zlib";
import type { Browser, Page, Response } from "playwright-core";

/** A page as a browser opened it. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** What went wrong: errors, what the console complained of, and requests that failed. */
  readonly problems: readonly string[];
  /** The JavaScript that has been loaded so far, in bytes as a host sends it. */
  scriptBytes(): Promise<number>;
}

/** Opens a page, and waits until the application in it has been loaded. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const page = await browser.newPage();
  const problems: string[] = [];
  const scripts: Response[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("requestfailed", (request) => problems.push(`${request.url()} failed`));
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.url()}: ${response.status()}`);
    else if (response.request().resourceType() === "script") scripts.push(response);
  });
  await page.goto(url);
  await page.waitForFunction("globalThis.start !== undefined");
  return {
    page,
    problems,
    async scriptBytes() {
      const bodies = await Promise.all(scripts.map((response) => response.body()));
      return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
    },
    [Symbol.asyncDispose]: () => page.close(),
  };
}
