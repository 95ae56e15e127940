import type { NDArray } from "../../src/array/ndarray.js";
import { DTYPES, type DType } from "../../src/dtypes.js";
import { Heap } from "../../src/heap.js";
import type { ArrayOption, ArrayParam, Kernel } from "../../src/kernel.js";
import { type NumericParam, signatureOf } from "../../src/prepare/signature.js";
import { anyParams, type Problem } from "./problem.js";
import { heap } from "./run.js";

// What may be wrong about one argument, derived from what its entry says of it.

/** A value that does not do for a parameter. */
export interface Wrong {
  readonly param: string;
  readonly what: string;
  /** Made at the call: arrays are freed after it. */
  readonly value: () => unknown;
  /** Parameters that may be blamed where two do not fit one another. */
  readonly blamed?: readonly string[];
}

const STRANGE = [null, "abc", true, {}, () => 1, Symbol("x"), new Date(0), new DataView(new ArrayBuffer(8))];

/** A heap that no call here is of. */
export const other = new Heap();

/** Every wrong value of every parameter of a call that is right otherwise. */
export function wrongArguments(name: string, entry: Kernel, problem: Problem): Wrong[] {
  const rank = problem.arrays[0]?.shape.length ?? 0;
  return [
    ...entry.params.flatMap((param) =>
      param.kind === "array" || (param.kind === "option" && param.type === "array")
        ? wrongArrays(name, entry, problem, param)
        : wrongNumbers(param, rank, problem),
    ),
  ];
}

function wrongArrays(
  name: string,
  entry: Kernel,
  problem: Problem,
  param: ArrayParam | ArrayOption,
): Wrong[] {
  const given = problem.arrays.find((array) => array.name === param.name);
  const shape = given?.shape ?? problem.arrays[0]!.shape;
  const dtype = given?.dtype ?? (param.dtype as DType);
  const wrong = (what: string, value: () => unknown, blamed?: readonly string[]): Wrong => ({
    param: param.name,
    what,
    value,
    ...(blamed ? { blamed } : {}),
  });
  const givers = signatureOf(name, entry).arrays.filter((a) => a.position >= 0 && a.param.dtype === "T");
  const isFree = param.dtype === "T" && givers.length === 1;
  const strange = (Object.keys(DTYPES) as DType[]).filter((each) =>
    isFree ? !entry.dtypes.includes(each) : each !== dtype,
  );
  const names = problem.arrays.map((array) => array.name).concat(param.name);
  return [
    ...STRANGE.map((value) => wrong(String(typeof value), () => value)),
    ...strange.map((each) => wrong(`dtype ${each}`, () => heap.array(each, shape), names)),
    wrong("freed", () => freed(heap.array(dtype, shape))),
    wrong("a freed view", () => {
      using whole = heap.array(dtype, shape);
      return freed(whole.reshape(shape));
    }),
    wrong("of another heap", () => other.array(dtype, shape)),
    ...wrongShapes(entry, param, shape).map((each) =>
      wrong(`shape (${each})`, () => heap.array(dtype, each).fill(1), names),
    ),
    ...(param.kind === "array" && param.elements && dtype !== "u8" && dtype !== "u32"
      ? [wrong("an element too small", () => heap.array(dtype, shape).fill(param.elements!.min - 1))]
      : []),
  ];
}

/** Shapes with too many or too few dimensions, or with a size that is not what it must be. */
function wrongShapes(entry: Kernel, param: ArrayParam | ArrayOption, shape: readonly number[]): number[][] {
  if (param.shape === "any") {
    const isJoined = param.kind === "option" || anyParams(entry).length > 1;
    return isJoined ? [[...shape.slice(0, -1), shape.at(-1)! + 1]] : [];
  }
  const names = param.shape;
  const shared = (size: string | number) =>
    typeof size === "number" ||
    entry.params.some(
      (p) => p !== param && p.kind === "array" && Array.isArray(p.shape) && p.shape.includes(size),
    );
  const isOpen = names.includes("...");
  return [
    ...(isOpen ? [] : [[...shape, 1]]),
    ...(names.length > 1 && !isOpen ? [shape.slice(1)] : []),
    ...(isOpen
      ? []
      : names.flatMap((size, i) => (shared(size) ? [shape.map((n, k) => (k === i ? n + 1 : n))] : []))),
  ];
}

function wrongNumbers(param: NumericParam, rank: number, { dims }: Problem): Wrong[] {
  const values = wrongValues(param, rank, dims);
  return values.map((value) => ({ param: param.name, what: describeValue(value), value: () => value }));
}

function wrongValues(param: NumericParam, rank: number, dims: Problem["dims"]): unknown[] {
  if (param.kind === "option" && param.type === "flag") return [0, 1, "true", null, []];
  if (param.kind === "option" && param.type === "choice") return ["", "no such word", "toString", 0, null];
  if (param.kind === "option" && param.type === "axis")
    return [rank, -rank - 1, 0.5, Number.NaN, Infinity, "0", null, [0], 0n];
  if (param.kind === "number" && param.sizes)
    return [-1, 1.5, Number.NaN, Infinity, "3", null, [2, -1], [2, 1.5], ["2"], [2 ** 31, 2 ** 31], 3n, {}];
  const { integer, min, max } = param;
  const most = typeof max === "string" ? dims[max] : max;
  return [
    "1",
    null,
    1n,
    {},
    [1],
    true,
    ...(integer ? [0.5, Infinity, -Infinity, 2 ** 53] : []),
    ...(integer || min !== undefined || max !== undefined ? [Number.NaN] : []),
    // Next to the greatest doubles there is no number one less or more.
    ...(min === undefined ? [] : [-Infinity, ...(min - 1 < min ? [min - 1] : [])]),
    ...(most === undefined ? [] : [Infinity, ...(most + 1 > most ? [most + 1] : [])]),
  ];
}

function describeValue(value: unknown): string {
  return typeof value === "bigint"
    ? `${value}n`
    : typeof value === "number"
      ? `${value}`
      : (JSON.stringify(value) ?? "?");
}

function freed(array: NDArray): NDArray {
  array.free();
  return array;
}
