import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantiate } from "../src/abi.js";
import { readBytes, readBytesSync } from "../src/bytes/web.js";
import { features } from "../src/features.js";
import { Heap } from "../src/heap.js";
import { load } from "../src/load.js";
import { bestBuild, loadModule, loadModuleSync } from "../src/module.js";
import { unshare } from "../src/unshare.js";

const wasm = readFileSync(new URL("../dist/kernels.wasm", import.meta.url)) as Buffer<ArrayBuffer>;

const server = createServer((request, response) => {
  if (request.url === "/kernels.wasm") response.end(wasm);
  else if (request.url === "/missing.wasm") response.writeHead(404).end();
  else response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>App</title>");
});
let base = "";

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe("load", () => {
  it("gives kernels for this thread, from the package's own file", async () => {
    const { kernels, array, heap } = await load();
    using x = array([4, 9]);
    expect(x.heap).toBe(heap);
    expect(kernels.sqrtCube(x).toArray()).toEqual([8, 27]);
    expect(kernels.sum([1, 2, 3])).toBe(6);
  });

  it("works in a heap that exists", async () => {
    const heap = new Heap();
    const { kernels } = await load({ heap });
    expect(kernels.sqrtCube(heap.array([4])).heap).toBe(heap);
  });

  it("compiles once per process", async () => {
    const [a, b] = await Promise.all([loadModule(), loadModule()]);
    expect(a).toBe(b);
    expect(loadModuleSync()).toBe(a);
    const wasmModule = new WebAssembly.Module(wasm);
    expect(await loadModule({ wasmModule })).toBe(wasmModule);
  });

  it("fetches from a URL", async () => {
    const { kernels } = await load({ wasmUrl: `${base}/kernels.wasm` });
    expect(kernels.sum([1, 2])).toBe(3);
  });

  it.each([
    ["/app", "answered with an HTML page (text/html) where WebAssembly was expected"],
    ["/missing.wasm", "answered 404 Not Found"],
  ])("says what it got from %s, and which option to set", async (path, reason) => {
    const failure = load({ wasmUrl: base + path });
    await expect(failure).rejects.toMatchObject({ name: "KernelLoadError", code: "E_KERNEL_LOAD" });
    await expect(failure).rejects.toThrow(`${base}${path} ${reason}. Name a file`);
    await expect(failure).rejects.toThrow("wasmUrl");
  });

  it("tries again after a failure", async () => {
    const wasmUrl = `${base}/app`;
    const first = await load({ wasmUrl }).catch((error: unknown) => error);
    const second = await load({ wasmUrl }).catch((error: unknown) => error);
    expect(second).not.toBe(first);
  });
});

describe("instantiate", () => {
  it("refuses a module that is none of this version's", () => {
    const strange = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    expect(() => instantiate(strange, new Heap().memory)).toThrow(
      "does not belong to this version of the package",
    );
  });
});

describe("memory that is not shared", () => {
  it("is what kernels work on where it is asked for", async () => {
    const { kernels, heap, array } = await load({ shared: false });
    expect(heap.shared).toBe(false);
    expect(heap.memory.buffer).toBeInstanceOf(ArrayBuffer);
    const x = array("f64", 3_000_000);
    x.data.fill(4);
    expect(kernels.sqrtCube(x).data.at(-1)).toBe(8);
    expect(kernels.sum(x)).toBe(12_000_000);
  });

  it("takes the place of shared memory where an engine that hides its name refuses it", async () => {
    const { Memory } = WebAssembly;
    const name = globalThis.SharedArrayBuffer;
    Object.assign(globalThis, { SharedArrayBuffer: undefined });
    WebAssembly.Memory = class extends Memory {
      constructor(type: WebAssembly.MemoryDescriptor) {
        if (type.shared) throw new TypeError("shared memory is disabled");
        super(type);
      }
    };
    try {
      const { kernels, heap } = await load();
      expect(heap.shared).toBe(false);
      expect(kernels.sum([1, 2, 3])).toBe(6);
    } finally {
      WebAssembly.Memory = Memory;
      globalThis.SharedArrayBuffer = name;
    }
  });

  it("differs in one byte of the binary", () => {
    const patched = unshare(wasm);
    const different = [...wasm.keys()].filter((i) => wasm[i] !== patched[i]);
    expect(different.map((i) => [wasm[i], patched[i]])).toEqual([[3, 1]]);
    expect(() => unshare(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))).toThrow("not built by this package");
  });
});

describe("the browser's way to the bytes", () => {
  it.each(["plain", "relaxed"] as const)("gives the same %s build", async (build) => {
    const file = build === "plain" ? "kernels.wasm" : "kernels.relaxed.wasm";
    const wanted = readFileSync(new URL(`../dist/${file}`, import.meta.url));
    expect(Buffer.compare(await readBytes(build), wanted)).toBe(0);
    expect(() => readBytesSync(build)).toThrow("await loadModule() first");
  });
});

describe("features", () => {
  it("are those of this engine", () => {
    const [major] = process.versions.node.split(".").map(Number);
    expect(features()).toMatchObject({ simd: true, sharedMemory: true, waitAsync: true });
    // Before Node 22 this process was given the flag for it.
    expect(features().relaxedSimd).toBe(major! >= 20);
    expect(bestBuild()).toBe("relaxed");
  });
});
