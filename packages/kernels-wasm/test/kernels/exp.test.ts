import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { heap } from "../support/run.js";
import { expError } from "./exact.js";

const { kernels } = await load({ heap });
const COUNT = 100_000;

/** The worst error over arguments drawn by some function, of results that are neither 0 nor infinite. */
function worst(dtype: "f64" | "f32", draw: () => number): number {
  const Floats = dtype === "f64" ? Float64Array : Float32Array;
  const [digits, lowest] = dtype === "f64" ? [52, -1074] : [23, -149];
  const x = Floats.from({ length: COUNT }, draw);
  const y = kernels.exp(x);
  let worst = 0;
  for (let i = 0; i < COUNT; i++) worst = Math.max(worst, expError(x[i]!, y.data[i]!, digits, lowest));
  y.free();
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
  ["f64", Float64Array, 709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412],
  ["f32", Float32Array, 88.72283172607422, 88.72283935546875, -103.97207641601562, -103.97208404541016],
] as const)("exp of %s overflows and underflows where it must", (_, Floats, last, over, least, under) => {
  const y = kernels.exp(
    Floats.of(0, -0, Number.NaN, Infinity, -Infinity, last, over, least, under, 1e38, -1e38),
  );
  const [zero, negative, nan, infinity, none, great, greater, small, smaller, huge, tiny] = y.data;
  expect([zero, negative, nan, infinity, none]).toEqual([1, 1, Number.NaN, Infinity, 0]);
  expect(Number.isFinite(great)).toBe(true);
  expect(small).toBeGreaterThan(0);
  expect([greater, smaller, huge, tiny]).toEqual([Infinity, 0, Infinity, 0]);
  y.free();
});

it("has a table that its script writes again, digit by digit", () => {
  const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
  const written = execFileSync(process.execPath, [path("scripts/exp-table.mjs")], { encoding: "utf8" });
  expect(readFileSync(path("assembly/_lib/exp-table.ts"), "utf8")).toBe(written);
});
