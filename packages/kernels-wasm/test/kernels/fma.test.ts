import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NDArray } from "../../src/array/ndarray.js";
import { fused } from "../../src/kernels/_lib/fused.js";
import { load } from "../../src/load.js";
import { random } from "../support/random.js";
import { builds, heap } from "../support/run.js";

type Three = readonly [x: number, y: number, z: number];

describe("the exact result, rounded once", () => {
  // As fma of C says, with the instruction.
  it.each<[what: string, args: Three, result: number]>([
    ["a product that cancels but for its last bits", [2 ** 27 + 1, 2 ** 27 + 1, -(2 ** 54 + 2 ** 28)], 1],
    ["a tie, to even", [2 ** 53, 1, 3], 2 ** 53 + 4],
    [
      "a tie that a tiny term breaks",
      [1 + 2 ** -30, 1 + 2 ** -23, 5e-324],
      1 + 2 ** -23 + 2 ** -30 + 2 ** -52,
    ],
    [
      "a tie that a tiny term breaks downwards",
      [1 + 2 ** -30, 1 + 2 ** -23, -5e-324],
      1 + 2 ** -23 + 2 ** -30,
    ],
    ["products that overflow on the way", [2 ** 1000, 2 ** 100, -Number.MAX_VALUE], Infinity],
    ["and come back", [2 ** 1000, -(2 ** 24), Number.MAX_VALUE], -(2 ** 971)],
    ["products below the least double", [5e-324, 0.5, 5e-324], 1e-323],
    ["a tie among subnormals, to even", [5e-324, 0.5, 0], 0],
    ["more than half of the least double", [5e-324, 0.5 + 2 ** -53, 0], 5e-324],
    ["less than that, which keeps its sign", [-5e-324, 0.25, 0], -0],
    ["a zero of two terms", [1, 2, -2], 0],
    ["a zero of two zeros", [-0, 1, -0], -0],
    ["an infinity that only the product comes to", [2 ** 1000, 2 ** 1000, -Infinity], -Infinity],
    ["no number", [0, Infinity, 1], Number.NaN],
  ])("of %s", (_, [x, y, z], result) => {
    expect(fused("f64", x, y, z)).toBe(result);
  });
});

describe.each(builds)("fma, %s build", async (build) => {
  const { kernels } = await load({ heap, build });

  /** Elements that are not what they must be. */
  const wrong = (dtype: "f64" | "f32", threes: readonly Three[]) => {
    const [x, y, z] = [0, 1, 2].map((k) =>
      heap.array(
        threes.map((three) => three[k]!),
        { dtype },
      ),
    );
    const out = kernels.fma(x as NDArray<"f64">, y as NDArray<"f64">, z as NDArray<"f64">);
    const found = threes.filter((_, i) => {
      const [a, b, c] = [x!.data[i]!, y!.data[i]!, z!.data[i]!];
      return !Object.is(out.data[i], fused(dtype, a, b, c));
    });
    for (const array of [x, y, z, out]) array!.free();
    return found;
  };

  it.each(["f64", "f32"] as const)("is rounded once, of any %s", (dtype) => {
    const any = dtype === "f64" ? fc.double() : fc.float();
    fc.assert(
      fc.property(fc.array(fc.tuple(any, any, any), { minLength: 1, maxLength: 9 }), (threes) => {
        expect(wrong(dtype, threes)).toEqual([]);
      }),
      { seed: 20, numRuns: 500 },
    );
  });

  it.each([
    ["f64", 53, -1074],
    ["f32", 24, -149],
  ] as const)(
    "is rounded once near ties, of cancelling terms, and of subnormal results, in %s",
    (dtype, digits, least) => {
      const next = random(8);
      const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
      // Few bits set, or all of many: products that end in a half, or next to one.
      const factor = () => (next() < 0.5 ? 1 + 2 ** -whole(0, digits - 1) : 2 - 2 ** -whole(0, digits - 1));
      const threes = Array.from({ length: 20_000 }, (): Three => {
        const [x, y, sign] = [factor(), factor(), next() < 0.5 ? -1 : 1];
        const near = x * y * (1 + whole(-1, 1) * 2 ** (1 - digits));
        switch (whole(0, 3)) {
          case 0:
            return [x, y, sign * factor() * 2 ** whole(-2 * digits - 2, 2 * digits + 2)];
          case 1:
            return [x, y, -near];
          case 2: {
            const down = whole(least >> 1, 0);
            return [
              x * 2 ** down,
              y * 2 ** (least - down + whole(-3, digits)),
              sign * factor() * 2 ** whole(least, least + digits),
            ];
          }
          default:
            return [
              x * 2 ** (-least >> 1),
              y * 2 ** (-least >> 1),
              -near * 2 ** whole(-least - 60, -least - 52),
            ];
        }
      });
      expect(wrong(dtype, threes)).toEqual([]);
    },
  );
});
