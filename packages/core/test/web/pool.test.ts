import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as Parakern from "../../dist/index.js";
import { bundle, type Loaded, launch, open, remove } from "./page.js";

declare global {
  var parakern: typeof Parakern;
  var pool: Parakern.Pool;
}

let browser: Browser;
let folder: string;

beforeAll(async () => {
  const app = 'import * as parakern from "@parakern/core"; Object.assign(globalThis, { parakern });';
  const [started, bundled] = await Promise.all([launch(), bundle(app)]);
  browser = started;
  folder = bundled.folder;
  writeFileSync(join(folder, "tasks.js"), "export const two = 2; export const twice = (x) => 2 * x;");
});

afterAll(async () => {
  await browser.close();
  remove(folder);
});

describe.each([
  ["isolated", true],
  ["not isolated", false],
])("a pool in a page that is %s", (_, isIsolated) => {
  let loaded: Loaded;
  const run = <R>(fn: () => R | Promise<R>): Promise<R> => loaded.page.evaluate(fn) as Promise<R>;

  beforeAll(async () => {
    loaded = await open(browser, folder, { isIsolated });
    await run(() => {
      globalThis.pool = new parakern.Pool(2);
    });
  });

  afterAll(() => loaded[Symbol.asyncDispose]());

  it("calls functions and maps them over lists and numbers", async () => {
    const results = await run(async () => {
      const progress: number[] = [];
      const squares = await pool.map((x: number) => x * x, Float64Array.of(1, 2, 3), {
        onProgress: (done) => progress.push(done),
      });
      const streamed: number[] = [];
      for await (const each of pool.imap((x: number) => x + 1, [1, 2, 3])) streamed.push(each);
      const sum = await pool.apply((a: number, b: number) => a + b, [1, 2]);
      return {
        sum,
        squares: [...squares],
        streamed,
        list: await pool.map((x: string) => `${x}!`, ["a"]),
        done: progress.at(-1),
      };
    });
    expect(results).toEqual({ sum: 3, squares: [1, 4, 9], streamed: [2, 3, 4], list: ["a!"], done: 3 });
  });

  it("refuses functions that use what is around them", async () => {
    const refusal = await run(async () => {
      const outside = 1;
      const error = await pool.apply(() => outside).catch((error) => error);
      return [error instanceof parakern.ClosureError, error.name, error.message];
    });
    expect(refusal).toEqual([true, "ClosureError", expect.stringContaining("outside")]);
  });

  it("runs modules, and resolves imports against the page", async () => {
    const results = await run(async () => {
      const tasks = parakern.taskModule<{ twice(x: number): number }>("./tasks.js");
      const imported = await pool.apply(async () => (await import("./tasks.js" as string)).two);
      return [await pool.apply(tasks.twice, [4]), imported];
    });
    expect(results).toEqual([8, 2]);
    const foreign = run(() => void parakern.taskModule("https://example.org/tasks.js"));
    await expect(foreign).rejects.toThrow("outside");
  });

  it("keeps errors whole, and says what cannot be sent", async () => {
    const results = await run(async () => {
      const fail = () => {
        throw Object.assign(new RangeError("bad"), { detail: 7 });
      };
      const error = await pool.apply(fail).catch((error) => error);
      const unsent = await pool.apply((f: unknown) => f, [() => 1]).catch((error) => error);
      return [
        error instanceof RangeError,
        error.message,
        error.detail,
        (unsent as Parakern.SerializationError).name,
        (unsent as Parakern.SerializationError).path,
      ];
    });
    expect(results).toEqual([true, "bad", 7, "SerializationError", "args[0]"]);
  });

  it("ends endless tasks by timeout and abort, replaces the worker, and goes on", async () => {
    const results = await run(async () => {
      const endless = () => {
        for (;;);
      };
      const late = await pool.apply(endless, [], { timeout: 30 }).catch((error) => error.name);
      const controller = new AbortController();
      const running = pool.apply(endless, [], { signal: controller.signal }).catch((reason) => reason);
      controller.abort("enough");
      const crash = await pool
        .apply(() => new Promise(() => void Promise.reject(new Error("nobody caught this"))))
        .catch((error) => error);
      return [
        late,
        await running,
        (crash as Error).name,
        ((crash as Error).cause as Error).message,
        await pool.apply(() => 1),
      ];
    });
    expect(results).toEqual(["TimeoutError", "enough", "WorkerCrashError", "nobody caught this", 1]);
  });

  it("shares queues, locks, events and values with its workers", async () => {
    const results = await run(async () => {
      const { Queue, Lock, Event, Value } = parakern;
      const queue = new Queue<number>();
      await pool.apply((queue: Parakern.Queue<number>) => queue.put(7), [queue]);
      const [lock, event, value] = [new Lock(), new Event(), new Value("i32", 1)];
      await lock.acquire();
      const held = pool.apply((lock: Parakern.Lock) => lock.acquire(0), [lock]);
      const set = pool.apply((event: Parakern.Event) => event.set(), [event]);
      await event.wait();
      await set;
      const seen = pool.apply((value: Parakern.Value<"i32">) => value.get(), [value]);
      return [await queue.get(), await held, await seen];
    });
    expect(results).toEqual([7, false, 1]);
  });

  it("computes kernels, on plain arrays and its own, at once and by promise", async () => {
    const results = await run(async () => {
      const x = pool.array(Float64Array.from({ length: 2_000_000 }, () => 1));
      const sum = await pool.kernels.sum(x);
      return [sum, await pool.kernels.sum([1, 2, 3]), pool.kernels.sum.sync(x)];
    });
    expect(results).toEqual([2_000_000, 6, 2_000_000]);
  });

  it("lets arrays travel where memory is shared, and elsewhere says what to send", async () => {
    const results = await run(async () => {
      const x = pool.array(Float64Array.of(1, 2, 3));
      await pool.kernels.sum(x);
      const at = (x: { readonly data: Float64Array }) => x.data[2];
      return [await pool.apply(at as never, [x as never]).catch((error) => error.name)];
    });
    expect(results).toEqual([isIsolated ? 3 : "SerializationError"]);
  });

  it("says what only Node has", async () => {
    const errors = await run(() => {
      const make = [() => new parakern.Manager(), () => new parakern.Pool({ backend: "process" })];
      return make.map((fn) => {
        try {
          return String(fn());
        } catch (error) {
          return (error as Parakern.ParakernError).code;
        }
      });
    });
    expect(errors).toEqual(["E_NODE_ONLY", "E_NODE_ONLY"]);
  });

  it("runs inline too", async () => {
    const inline = run(async () => {
      const pool = new parakern.Pool({ size: 2, backend: "inline" });
      const result = await pool.apply((x: number) => x + 1, [1]);
      pool.close();
      await pool.join();
      return result;
    });
    expect(await inline).toBe(2);
  });

  it("tells those who call that a worker breaks as it starts, and the page nothing", async () => {
    const told = await run(async () => {
      const heard: string[] = [];
      addEventListener("error", ({ message }) => heard.push(message));
      const url = URL.createObjectURL(new Blob(['throw new Error("broken")']));
      const createWorker = () => new Worker(url);
      const broken = new parakern.Pool({ size: 1, createWorker, restarts: { max: 0, withinMs: 1000 } });
      const error = await broken.apply(() => 1).catch((error) => error);
      await broken.terminate();
      return { heard, error: `${error.message} ${error.cause?.message}` };
    });
    expect(told).toEqual({ heard: [], error: expect.stringContaining("broken") });
  });

  it("says in one line what is missing, and in features()", async () => {
    const { sharedMemory, mappedMemory } = await run(() => parakern.features());
    expect({ sharedMemory, mappedMemory }).toEqual({ sharedMemory: isIsolated, mappedMemory: false });
    const lines = loaded.logged.filter((line) => line.includes("Cross-Origin-Opener-Policy"));
    expect(lines).toHaveLength(isIsolated ? 0 : 1);
    expect(loaded.logged.length).toBe(lines.length);
  });

  it("takes no work once it is closed, after it has done what it had", async () => {
    const results = await run(async () => {
      const last = pool.apply(() => "done");
      pool.close();
      await pool.join();
      return [await last, await pool.apply(() => 1).catch((error) => error.name)];
    });
    expect(results).toEqual(["done", "PoolClosedError"]);
  });
});
