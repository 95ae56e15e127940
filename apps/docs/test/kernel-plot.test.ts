import { load, registry } from "@parakern/kernels-wasm";
import { expect, it } from "vitest";
import { errorsOf } from "../.vitepress/kernel-errors.js";
import { kernelPlot } from "../.vitepress/kernel-plot.js";

const engine = Float64Array.from.bind(Float64Array) as (
  x: Float64Array,
  map: (v: number) => number,
) => Float64Array;

it("measures less than a unit where results are right, and more where they are not", () => {
  const right = errorsOf("log", (x) => engine(x, Math.log), 1, 2, 20)!;
  for (const error of right) expect(error).toBeLessThan(1);
  const beside = (x: number) => Math.log(x) * (1 + 2 * Number.EPSILON);
  const wrong = errorsOf("log", (x) => engine(x, beside), 1, 2, 20)!;
  for (const error of wrong) expect(error).toBeGreaterThan(1);
});

it("leaves out what is not finite, and functions that nothing exact is known of", () => {
  const errors = errorsOf("log", (x) => engine(x, Math.log), -1, 1, 10)!;
  expect(errors.map((error) => error === undefined)).toEqual(Array.from({ length: 10 }, (_, i) => i < 5));
  expect(errorsOf("floor", (x) => engine(x, Math.floor), -1, 1, 10)).toBeUndefined();
});

it("draws a kernel's graph, and its error under it, within the bound of its entry", async () => {
  const { kernels } = await load();
  const plot = kernelPlot("tanh", registry.tanh, (x) => kernels.tanh(x).data as Float64Array);
  expect(plot.match(/<svg/g)).toHaveLength(2);
  const [, worst] = /([\d.]+) at most\. A/.exec(plot)!;
  expect(Number(worst)).toBeGreaterThan(0.4);
  expect(Number(worst)).toBeLessThanOrEqual(registry.tanh.ulp);
  expect(kernelPlot("sum", registry.sum, () => [])).toBe("");
});
