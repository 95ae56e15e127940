import { describe, expect, it } from "vitest";
import { NDArray } from "../../src/array/ndarray.js";
import { registry } from "../../src/generated/registry.js";
import type { Kernel } from "../../src/kernel.js";
import { load } from "../../src/load.js";
import type { KernelResult } from "../../src/prepare/prepared-call.js";
import { random } from "../support/random.js";
import { builds, heap } from "../support/run.js";

// Kernels that go by rows go along any axis as along the last.

const kernels = Object.entries<Kernel>(registry).filter(([, { params }]) =>
  params.some((param) => param.kind === "option" && param.type === "axis" && param.rows),
);

const next = random(12);

/** Other arguments that a kernel needs. */
const more: Readonly<Record<string, readonly unknown[]>> = { topK: [3] };

function parts(result: KernelResult): readonly (readonly [string, NDArray])[] {
  return result instanceof NDArray ? [["", result]] : (Object.entries(result) as [string, NDArray][]);
}

it("are all of these", () => {
  expect(kernels.map(([name]) => name)).toEqual(["fft", "ifft", "irfft", "rfft", "topK"]);
});

describe.each(builds)("%s build", async (build) => {
  const { kernels: methods } = await load({ heap, build });

  describe.each(kernels)("%s", (name, { params, dtypes }) => {
    const [first] = params;
    const pair = first?.kind === "array" && first.shape.at(-1) === 2 ? [2] : [];
    const call = methods[name as keyof typeof methods] as unknown as (...args: unknown[]) => KernelResult;

    it.each<[axis: number, sizes: readonly number[]]>([
      [0, [5, 7]],
      [-2, [4, 3]],
      [0, [8, 1]],
      [1, [3, 6, 5]],
      [0, [12, 2, 3]],
      [-1, [2, 9]],
      [0, [70, 300]],
    ])("goes along axis %d of %j", (axis, sizes) => {
      for (const dtype of dtypes) {
        const shape = [...sizes, ...pair];
        const place = axis < 0 ? axis + sizes.length : axis;
        const last = sizes.length - 1;
        // Swapped, the axis stands where rows do, and swapped again where it was.
        const swap = (rank: number) =>
          Array.from({ length: rank }, (_, i) => (i === place ? last : i === last ? place : i));
        using x = heap.array(dtype, shape);
        for (let i = 0; i < x.length; i++) x.data[i] = next() * 200;
        using turned = x.transpose(...swap(shape.length));
        const [wanted, got] = [call(turned, ...(more[name] ?? [])), call(x, ...(more[name] ?? []), { axis })];
        const outs: Record<string, NDArray> = {};
        for (const [[part, due], [, found]] of parts(wanted).map(
          (entry, i) => [entry, parts(got)[i]!] as const,
        )) {
          using back = found.transpose(...swap(found.shape.length));
          expect(back.shape).toEqual(due.shape);
          expect(Buffer.from(back.toTypedArray().buffer)).toEqual(Buffer.from(due.toTypedArray().buffer));
          outs[part] = heap.array(found.dtype, found.shape);
        }
        const again = call(x, ...(more[name] ?? []), { axis, out: outs[""] ?? outs });
        for (const [i, [part, array]] of parts(again).entries()) {
          expect(array).toBe(outs[part]);
          expect(array.toTypedArray()).toEqual(parts(got)[i]![1].toTypedArray());
        }
        for (const result of [wanted, got, again]) for (const [, array] of parts(result)) array.free();
      }
    });

    it("refuses an axis that there is not, that of pairs too", () => {
      using x = heap.array("f64", [4, 5, ...pair]);
      for (const axis of [2, -3, 0.5]) {
        expect(() => call(x, ...(more[name] ?? []), { axis })).toThrow(
          `${name}: axis: expected a whole number from -2 to 1, got ${axis}`,
        );
      }
    });
  });
});
