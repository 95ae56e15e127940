import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { heap } from "../support/run.js";
import { drawn } from "./draw.js";
import { expError } from "./exact.js";

const { kernels } = await load({ heap });
const COUNT = 100_000;

/** The worst error over arguments drawn by some function, of results that are neither 0 nor infinite. */
function worst(dtype: "f64" | "f32", draw: () => number): number {
  const [digits, lowest] = dtype === "f64" ? [52, -1074] : [23, -149];
  using x = drawn(dtype, COUNT, draw);
  using y = kernels.exp(x);
  let worst = 0;
  for (let i = 0; i < COUNT; i++) worst = Math.max(worst, expError(x.data[i]!, y.data[i]!, digits, lowest));
  return worst;
}

const next = random(2);
const between = (a: number, b: number) => () => a + next() * (b - a);
const magnitudes = (a: number, b: number) => () => (next() < 0.5 ? -1 : 1) * 2 ** (a + next() * (b - a));

describe("exp of f64 is within 0.52 ulp", () => {
  it.each([
    ["of magnitudes from 2^-70 to 2^-8", magnitudes(-70, -8)],
    ["of magnitudes from 2^-8 to 1", magnitudes(-8, 0)],
    ["from 1 to 709.78", between(1, 709.78)],
    ["from -708 to -1", between(-708, -1)],
    ["next to half a step of the table", () => ((Math.round(next() * 2000) - 1000.5) * Math.LN2) / 128],
  ])("for arguments %s", (_, draw) => expect(worst("f64", draw)).toBeLessThan(0.52));
});

it("exp of f64 is within 0.77 ulp where the result is subnormal", () => {
  expect(worst("f64", between(-745.1, -708))).toBeLessThan(0.77);
});

describe("exp of f32 is within 0.9 ulp", () => {
  it.each([
    ["of magnitudes from 2^-30 to 2^-2", magnitudes(-30, -2)],
    ["of magnitudes from 2^-2 to 2^3", magnitudes(-2, 3)],
    ["from 8 to 88.7", between(8, 88.7)],
    ["from -87 to -8", between(-87, -8)],
    ["whose results are subnormal", between(-103.9, -87)],
  ])("for arguments %s", (_, draw) => expect(worst("f32", draw)).toBeLessThan(0.9));
});

it.each([
  ["f64", 709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412],
  ["f32", 88.72283172607422, 88.72283935546875, -103.97207641601562, -103.97208404541016],
] as const)("exp of %s overflows and underflows where it must", (dtype, last, over, least, under) => {
  const x = [0, -0, Number.NaN, Infinity, -Infinity, last, over, least, under, 1e38, -1e38];
  using array = drawn(dtype, x.length, (i) => x[i]!);
  using y = kernels.exp(array);
  const [zero, negative, nan, infinity, none, great, greater, small, smaller, huge, tiny] = y.data;
  expect([zero, negative, nan, infinity, none]).toEqual([1, 1, Number.NaN, Infinity, 0]);
  expect(Number.isFinite(great)).toBe(true);
  expect(small).toBeGreaterThan(0);
  expect([greater, smaller, huge, tiny]).toEqual([Infinity, 0, Infinity, 0]);
});

it("has a table that its script writes again, digit by digit", () => {
  const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
  const written = execFileSync(process.execPath, [path("scripts/exp-table.mjs")], { encoding: "utf8" });
  expect(readFileSync(path("assembly/_lib/exp-table.ts"), "utf8")).toBe(written);
});
