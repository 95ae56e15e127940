import { features, type Kernel, Pool, registry } from "@parakern/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bytesOf, digestOf } from "../kernels/bits.js";
import { cases } from "../kernels/cases.js";
import { type Loaded, launch, open, remove } from "./page.js";
import { bundleSuite } from "./suite.js";

const [browser, folder] = await Promise.all([launch(), bundleSuite([])]);
const expected: number[] = [];
const given = Object.values<Kernel>(registry).flatMap(({ examples }) => examples.map(({ result }) => result));

beforeAll(async () => {
  await using inline = new Pool({ size: 1, backend: "inline" });
  for (const { name, args } of cases) expected.push(digestOf(await bytesOf(inline, name, args)));
});

afterAll(async () => {
  await browser.close();
  remove(folder);
});

describe.each([
  ["isolated", true, [0, 1, 2, 3]],
  ["not isolated", false, [0, 2]],
] as const)("kernels in a page that is %s", (_, isIsolated, sizes) => {
  let loaded: Loaded;

  beforeAll(async () => {
    // The same build as here: what it rounds once, the other one rounds twice.
    const query = features().relaxedSimd ? "" : "?without-relaxed-simd";
    loaded = await open(browser, folder, { isIsolated }, query);
  });

  afterAll(() => loaded[Symbol.asyncDispose]());

  it("give the results of all examples", async () => {
    const results = await loaded.page.evaluate("kernels().then(({ examples }) => examples())");
    expect(results).toEqual(given);
  });

  it("give the bits of Node, on this thread and on any number of workers", async () => {
    const all = (await loaded.page.evaluate(
      `kernels().then(({ digests }) => digests(${JSON.stringify(sizes)}))`,
    )) as number[][];
    for (const [i, digests] of all.entries()) {
      const others = cases
        .filter((_, at) => digests[at] !== expected[at])
        .map(({ name, dtype }) => `${name} of ${dtype}`);
      expect(others, `${sizes[i]} workers`).toEqual([]);
    }
  });
});
