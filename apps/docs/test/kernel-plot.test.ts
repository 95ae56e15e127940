import { load, registry } from "@parakern/kernels-wasm";
import { expect, it } from "vitest";
import { errorsOf } from "../.vitepress/kernel-errors.js";
import { kernelPlot } from "../.vitepress/kernel-plot.js";

it("draws a kernel's graph, and its error under it, a bar for each stretch", async () => {
  const { kernels } = await load();
  const plot = kernelPlot("tanh", registry.tanh, (x) => kernels.tanh(x).data as Float64Array);
  expect(plot.match(/<svg/g)).toHaveLength(2);
  const errors = errorsOf("tanh")!;
  const [, bars] = /class="error" d="([^"]+)"/.exec(plot)!;
  expect(bars!.match(/M/g)).toHaveLength(errors.length);
  expect(plot).toContain(`${Math.max(...errors.map((error) => error ?? 0)).toFixed(2)} at most. A`);
});

it("leaves out errors where there is nothing exact to compare with, and graphs of what is no function of one number", () => {
  expect(errorsOf("floor")).toBeUndefined();
  expect(kernelPlot("floor", registry.floor, (x) => x.map(Math.floor)).match(/<svg/g)).toHaveLength(1);
  expect(kernelPlot("sum", registry.sum, () => [])).toBe("");
});
