import type { DType } from "../../src/dtypes.js";
import type { Kernel } from "../../src/kernel.js";
import { makeProblem, type Problem, sizeNames } from "./problem.js";
import { random } from "./random.js";
import { sized } from "./sizes.js";

const LIMITS = {
  f64: { huge: Number.MAX_VALUE, least: 2 ** -1074, normal: 2 ** -1022, wide: 2 ** 512 },
  f32: { huge: (2 - 2 ** -23) * 2 ** 127, least: 2 ** -149, normal: 2 ** -126, wide: 2 ** 64 },
} as const;

/** Numbers that arithmetic treats in a way of their own, of both signs. */
export function specialValues(dtype: DType): number[] {
  if (dtype !== "f64" && dtype !== "f32")
    return dtype === "i32" ? [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)] : [0, 1, 255];
  const { huge, least, normal, wide } = LIMITS[dtype];
  const positive = [
    0,
    least,
    3 * least,
    normal - least,
    normal,
    0.5,
    1,
    1.5,
    2,
    7,
    wide,
    huge / 2,
    huge,
    Infinity,
  ];
  return [Number.NaN, ...positive, ...positive.map((x) => -x)];
}

/** Calls over special values: for elementwise kernels all combinations, for others a few among ordinary numbers. */
export function specialProblems(entry: Kernel, dtype: DType): Problem[] {
  const names = sizeNames(entry);
  const values = specialValues(dtype);
  const count = entry.params.filter(({ kind }) => kind === "array").length;
  if (count === 0) return [];
  if (entry.family === "elementwise") {
    const draw = (_: DType, i: number, array: number) =>
      values[Math.floor(i / values.length ** array) % values.length]!;
    return [makeProblem(entry, dtype, sized(names, [values.length ** count]), 1, draw)];
  }
  return values.map((value, seed) => {
    const next = random(seed);
    const draw = () => (next() < 0.02 ? value : Math.floor(next() * 100));
    return makeProblem(entry, dtype, sized(names, names.length > 1 ? [9, 11, 13] : [203]), seed, draw);
  });
}
