import { describe, expect, it } from "vitest";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { heap } from "../support/run.js";
import { ulpOf } from "../support/ulp.js";
import { drawn } from "./draw.js";
import { abs, ratio, scaled } from "./exact.js";

const { kernels } = await load({ heap });
const COUNT = 100_000;
const next = random(3);

describe("sqrtCube is within 1.294 ulp of the exact result", () => {
  // |g − √(x³)| = |g² − x³| / (g + √(x³)), and g stands for √(x³) below the line: exact integers above it.
  const error = (x: number, g: number, dtype: "f64" | "f32") => {
    const exponent = Math.floor(Math.log2(x) / 2) * 2;
    const [a, b] = [scaled(x * 2 ** -exponent, 60), scaled(g * 2 ** (-exponent / 2) * 2 ** -exponent, 90)];
    const unit = scaled(ulpOf(g, dtype) * 2 ** (-exponent / 2) * 2 ** -exponent, 90);
    return ratio(abs(b * b - a ** 3n), 2n * b * unit);
  };

  it.each([
    ["f64", -600, -300],
    ["f64", -300, -1],
    ["f64", -1, 1],
    ["f64", 1, 300],
    ["f64", 300, 682],
    ["f32", -80, -1],
    ["f32", -1, 1],
    ["f32", 1, 85],
  ] as const)("%s, from 2^%d to 2^%d", (dtype, from, to) => {
    using x = drawn(dtype, COUNT, () => 2 ** (from + next() * (to - from)));
    using y = kernels.sqrtCube(x);
    let worst = 0;
    for (let i = 0; i < COUNT; i++) worst = Math.max(worst, error(x.data[i]!, y.data[i]!, dtype));
    expect(worst).toBeLessThan(1.294);
  });

  it("has the special values of the mathematical function", () => {
    const y = kernels.sqrtCube([0, -0, -1, -Infinity, Infinity, Number.NaN, 1e205, 1e206, 5e-324, 1e-200]);
    expect([...y.data.subarray(0, 6)]).toEqual([0, -0, Number.NaN, Number.NaN, Infinity, Number.NaN]);
    expect(y.data[6]).toBeCloseTo(10 ** 307.5, -293);
    expect([...y.data.subarray(7)]).toEqual([Infinity, 0, 1e-300]);
    y.free();
  });
});

it("threeHumpCamel is within 8 ulp, near its minima too", () => {
  const x = Float64Array.from({ length: COUNT }, (_, i) =>
    i % 2 ? 10 * (next() - 0.5) : 1.75 + 0.1 * next(),
  );
  const y = Float64Array.from(x, (v, i) => (i % 3 ? 10 * (next() - 0.5) : -v / 2 + 1e-3 * next()));
  const f = kernels.threeHumpCamel(x, y);
  let worst = 0;
  for (let i = 0; i < COUNT; i++) {
    // 60 f in units of 2^-480.
    const [a, b] = [scaled(x[i]!, 80), scaled(y[i]!, 80)];
    const aa = a * a;
    const exact =
      ((120n * aa) << 320n) - ((63n * aa * aa) << 160n) + 10n * aa ** 3n + ((60n * (a * b + b * b)) << 320n);
    const error = abs(60n * scaled(f.data[i]!, 480) - exact);
    worst = Math.max(worst, ratio(error, 60n * scaled(ulpOf(f.data[i]!, "f64"), 480)));
  }
  f.free();
  expect(worst).toBeLessThan(8);
});

it("axpy of f32 is rounded once", () => {
  const x = Float32Array.from({ length: 1001 }, () => next() - 0.5);
  const y = Float32Array.from(x, (v) => -0.3 * v);
  const z = kernels.axpy(0.3, x, y);
  expect(z.data.every((value, i) => value === Math.fround(0.3 * x[i]! + y[i]!))).toBe(true);
  z.free();
});
