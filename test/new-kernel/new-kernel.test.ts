import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeTemporaryFolders, run, temporaryFolder } from "../pack/packages.js";
import { ROOT } from "../sources.js";
import { copyRepository } from "./copy.js";

let copy: string;
const node = (...args: string[]) => run(copy, process.execPath, args);
const parakern = (...args: string[]) => node("packages/cli/dist/main.js", ...args);

beforeAll(() => {
  copy = temporaryFolder("repository");
  copyRepository(copy);
  node("scripts/new-kernel.mjs", "squareOfEach");
  node("scripts/new-kernel.mjs", "sumOfSquares", "--family", "reduction");
  node("packages/kernels-wasm/scripts/build.mjs");
});
afterAll(removeTemporaryFolders);

describe("a kernel that the script wrote, with no other file edited,", () => {
  it("is a typed method of the pool", () => {
    writeFileSync(
      join(copy, "packages/cli/use.ts"),
      `import { Pool } from "@parakern/core";
const pool = new Pool(2);
const y = await pool.kernels.squareOfEach(new Float32Array([1, 2, 3]));
const total: number = pool.kernels.sumOfSquares.sync([1, 2, 3]);
// @ts-expect-error it takes one array
void (() => pool.kernels.squareOfEach(y, y));
await pool[Symbol.asyncDispose]();
console.log([...y.data].join(), y.dtype, total);`,
    );
    const compilerOptions = {
      strict: true,
      target: "es2022",
      module: "nodenext",
      skipLibCheck: true,
      types: [],
    };
    writeFileSync(
      join(copy, "packages/cli/use.json"),
      JSON.stringify({ compilerOptions, files: ["use.ts"] }),
    );
    run(join(copy, "packages/cli"), join(ROOT, "node_modules/.bin/tsc"), ["-p", "use.json"]);
    expect(node("packages/cli/use.js")).toBe("1,4,9 f32 14\n");
  });

  it("is a kernel of the command line", () => {
    expect(parakern("kernels")).toMatch(/^squareOfEach +The square of each element/m);
    expect(parakern("run", "squareOfEach", "1..4")).toBe("1\n4\n9\n16\n");
    expect(parakern("run", "sumOfSquares", "1..4")).toBe("30\n");
  });

  it("has rows in the benchmark, its results checked", () => {
    expect(node("benchmarks/dist/main.js", "--smoke", "--only", "scaling/squareOfEach")).toContain(
      "squareOfEach",
    );
  });

  it("passes the contract that every kernel passes", () => {
    const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
    run(join(copy, "packages/kernels-wasm"), process.execPath, [
      vitest,
      "run",
      "contract",
      "-t",
      "squareOfEach|sumOfSquares",
    ]);
  });
});

it("refuses a name that is taken, or is none", () => {
  expect(() => node("scripts/new-kernel.mjs", "squareOfEach")).toThrow("is there already");
  expect(() => node("scripts/new-kernel.mjs", "my-kernel")).toThrow("camelCase");
  expect(() => node("scripts/new-kernel.mjs", "fine", "--family", "magic")).toThrow("no template");
});
