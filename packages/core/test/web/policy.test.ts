import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as Parakern from "../../dist/index.js";
import { bundle, type Loaded, launch, open, remove, type Served, serveFolder } from "./page.js";

declare global {
  var parakern: typeof Parakern;
}

const STRICT = "default-src 'self'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";
const RESOURCE = { "Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*" };

let browser: Browser;
let folder: string;
/** Another origin, as of a CDN. */
let elsewhere: Served;
let cdn: string;

beforeAll(async () => {
  const app = 'import * as parakern from "@parakern/core"; Object.assign(globalThis, { parakern });';
  const [started, bundled] = await Promise.all([launch(), bundle(app)]);
  browser = started;
  folder = bundled.folder;
  cdn = mkdtempSync(join(tmpdir(), "parakern-cdn-"));
  const worker = new URL("../../dist/web/worker.js", import.meta.url);
  const wasm = fileURLToPath(import.meta.resolve("@parakern/kernels-wasm/kernels.wasm"));
  for (const to of [folder, cdn]) {
    copyFileSync(worker, join(to, "worker.js"));
    copyFileSync(wasm, join(to, "kernels.wasm"));
  }
  // A file of the same origin whose answer has no policy of its own is another folder to the server of the test.
  mkdirSync(join(folder, "free"));
  copyFileSync(worker, join(folder, "free/worker.js"));
  writeFileSync(join(folder, "tasks.js"), "export const twice = (x) => 2 * x;");
  elsewhere = await serveFolder(cdn, () => RESOURCE);
});

afterAll(async () => {
  elsewhere.close();
  await browser.close();
  for (const each of [folder, cdn]) remove(each);
});

const openUnder = (policy: string): Promise<Loaded> =>
  open(browser, folder, {
    isIsolated: true,
    headers: ({ url }) => (url!.startsWith("/free/") ? {} : { "Content-Security-Policy": policy }),
  });

describe("under a policy that allows scripts and workers of its own origin alone", () => {
  let loaded: Loaded;

  beforeAll(async () => {
    loaded = await openUnder(STRICT);
  });

  afterAll(() => loaded[Symbol.asyncDispose]());

  it("says that workers from a Blob are forbidden, and what to name", async () => {
    const message = await loaded.page.evaluate(async () => {
      const pool = new parakern.Pool({ size: 1, restarts: { max: 0, withinMs: 1000 } });
      return await pool.apply(() => 1).catch((error) => error.message);
    });
    expect(message).toContain("workerUrl");
  });

  it.each([{ option: "workerUrl" }, { option: "createWorker" }] as const)(
    "runs modules and kernels in workers by $option",
    async ({ option }) => {
      const results = await loaded.page.evaluate(async (option) => {
        const workers = {
          workerUrl: { workerUrl: "/worker.js" },
          createWorker: { createWorker: () => new Worker("/worker.js") },
        }[option];
        const pool = new parakern.Pool({ size: 2, ...workers });
        const tasks = parakern.taskModule<{ twice(x: number): number }>("./tasks.js");
        const x = pool.array(Float64Array.from({ length: 2_000_000 }, () => 1));
        const results = [await pool.map(tasks.twice, [1, 2]), await pool.kernels.sum(x)];
        pool.close();
        await pool.join();
        return results;
      }, option);
      expect(results).toEqual([[2, 4], 2_000_000]);
    },
  );

  it("says that functions cannot be made where the worker's own file has the policy", async () => {
    const results = await loaded.page.evaluate(async () => {
      const strict = new parakern.Pool({ size: 1, workerUrl: "/worker.js" });
      const error = await strict.apply(() => 1).catch((error) => error);
      const free = new parakern.Pool({ size: 1, workerUrl: "/free/worker.js" });
      return [error.name, error.message, await free.apply(() => 1)];
    });
    expect(results).toEqual(["EvalError", expect.stringMatching(/unsafe-eval.*taskModule/u), 1]);
  });

  it("takes the kernels from a file, or compiled", async () => {
    await using fresh = await openUnder(STRICT);
    const results = await fresh.page.evaluate(async () => {
      const fromFile = new parakern.Pool({ size: 1, workerUrl: "/worker.js", wasmUrl: "/kernels.wasm" });
      const wasmModule = await WebAssembly.compileStreaming(fetch("/kernels.wasm"));
      const compiled = new parakern.Pool({ size: 1, workerUrl: "/worker.js", wasmModule });
      return [await fromFile.kernels.sum([1, 2]), await compiled.kernels.sum([3, 4])];
    });
    expect(results).toEqual([3, 7]);
    const fetched = await fresh.page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
    );
    expect(fetched.filter((path) => path === "/kernels.wasm")).toHaveLength(2);
    expect(fetched.filter((path) => path.includes("wasm-"))).toEqual([]);
  });

  it("says so when a page comes where the kernels were expected", async () => {
    const error = await loaded.page.evaluate(async () => {
      const pool = new parakern.Pool({ size: 1, workerUrl: "/worker.js", wasmUrl: "/index.html" });
      const { code, message } = await pool.kernels.sum([1]).catch((error) => error);
      return { code, message };
    });
    expect(error).toEqual({
      code: "E_KERNEL_LOAD",
      message: expect.stringMatching(/an HTML page .*wasmUrl/u),
    });
  });
});

it("starts workers of another origin, through a Blob that imports them", async () => {
  const origin = `http://127.0.0.1:${elsewhere.port}`;
  await using loaded = await openUnder(
    `default-src 'self'; img-src data:; connect-src ${origin}; worker-src blob:; ` +
      `script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval' ${origin}`,
  );
  const results = await loaded.page.evaluate(async (origin) => {
    const options = { workerUrl: `${origin}/worker.js`, wasmUrl: `${origin}/kernels.wasm` };
    const pool = new parakern.Pool({ size: 2, ...options });
    const x = pool.array(Float64Array.from({ length: 2_000_000 }, () => 1));
    return [await pool.apply((a: number, b: number) => a + b, [1, 2]), await pool.kernels.sum(x)];
  }, origin);
  expect(results).toEqual([3, 2_000_000]);
});
