import { DTYPES, type DType } from "../../src/dtypes.js";
import type { Element, Kernel } from "../../src/kernel.js";
import { random } from "./random.js";

/** Sizes for the names in an entry's shapes; `any` is the shape of the arrays that may have any. */
export interface Sizes {
  readonly any: readonly number[];
  readonly [name: string]: number | readonly number[];
}

/** The arguments of one call, as plain data. */
export interface Problem {
  readonly arrays: readonly {
    name: string;
    dtype: DType;
    shape: readonly number[];
    values: ArrayLike<number>;
  }[];
  /** Numbers and options by name; undefined: left out. */
  readonly numbers: Readonly<Record<string, number | undefined>>;
  readonly dims: Readonly<Record<string, number>>;
}

/** The names of sizes in an entry's shapes. */
export function sizeNames(entry: Kernel): string[] {
  const names = entry.params.flatMap((p) => (p.kind === "array" && p.shape !== "any" ? p.shape : []));
  return [...new Set(names)];
}

/** A call with random arguments. `draw` makes the elements: by default of mixed sign and moderate size. */
export function makeProblem(
  entry: Kernel,
  dtype: DType,
  sizes: Sizes,
  seed: number,
  draw: Draw = drawer(seed),
): Problem {
  const next = random(seed + 1);
  let index = -1;
  const arrays = entry.params.flatMap((param) => {
    if (param.kind !== "array") return [];
    index++;
    const shape = param.shape === "any" ? sizes.any : param.shape.map((name) => sizes[name] as number);
    const element = resolve(param.dtype, dtype);
    const values = new DTYPES[element](shape.reduce((product, size) => product * size, 1));
    for (let i = 0; i < values.length; i++) values[i] = draw(element, i, index);
    return [{ name: param.name, dtype: element, shape, values }];
  });
  const numbers: Record<string, number | undefined> = {};
  for (const param of entry.params) {
    if (param.kind === "array") continue;
    if (param.kind === "option") numbers[param.name] = param.default;
    else numbers[param.name] = drawNumber(param, next());
  }
  const dims: Record<string, number> = {};
  if (arrays.length > 0) dims.n = arrays[0]!.values.length;
  for (const name of sizeNames(entry)) dims[name] = sizes[name] as number;
  return { arrays, numbers, dims };
}

/** What the entry's reference says of a call. */
export function referenceOf(entry: Kernel, { arrays, numbers, dims }: Problem): ArrayLike<number> | number {
  return entry.reference({
    arrays: Object.fromEntries(arrays.map(({ name, values }) => [name, values])),
    numbers,
    dims,
  });
}

export function resolve(element: Element, dtype: DType): DType {
  return element === "T" ? dtype : element;
}

/** An element of a dtype, by its index in its array and that of the array. */
export type Draw = (dtype: DType, i: number, array: number) => number;

function drawer(seed: number): Draw {
  const next = random(seed);
  return (dtype) => (dtype === "f64" || dtype === "f32" ? (next() - 0.5) * 20 : Math.floor(next() * 200));
}

/** A number within the limits, of few digits, so that it is the same in f32. */
function drawNumber(
  { integer, min = 1, max = min + 99 }: { integer?: boolean; min?: number; max?: number },
  r: number,
) {
  const value = min + Math.round(r * 64) * ((max - min) / 64);
  return integer ? Math.round(value) : Math.fround(value);
}
