import { places } from "../../src/array/elements.js";
import { broadcast, rowMajor, stridesIn } from "../../src/array/strides.js";
import { DTYPES, type DType, type TypedArrayOf } from "../../src/dtypes.js";
import type { ArrayOption, ArrayParam, Kernel, ReferenceArgs, ReferenceResult } from "../../src/kernel.js";
import { alongOf } from "../../src/prepare/along.js";
import { elementOf } from "../../src/prepare/element.js";
import { random } from "./random.js";

/** Sizes for the names in an entry's shapes; `any` is the shape of the arrays that may have any. */
export interface Sizes {
  readonly any: readonly number[];
  /** The shape of each such array, where they are broadcast. */
  readonly each?: readonly (readonly number[])[];
  readonly [name: string]: number | readonly number[] | readonly (readonly number[])[] | undefined;
}

/** What a caller may say by name, numbers apart. */
export type Options = Readonly<Record<string, number | boolean | string>>;

export interface ProblemArray {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly values: TypedArrayOf<DType>;
  /** Given by name. */
  readonly isOption: boolean;
}

/** The arguments of one call, as plain data. */
export interface Problem {
  readonly dtype: DType;
  readonly arrays: readonly ProblemArray[];
  /** Positional numbers, and options as they are given. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly options: Options;
  readonly dims: Readonly<Record<string, number>>;
}

/** The names of sizes in an entry's shapes. */
export function sizeNames(entry: Kernel): string[] {
  const names = entry.params.flatMap((p) =>
    p.kind === "array" && typeof p.shape !== "string" ? p.shape : [],
  );
  return [...new Set(names.filter((name) => typeof name === "string" && name !== "..."))] as string[];
}

/** Parameters that are arrays by position. */
export function arrayParams(entry: Kernel): ArrayParam[] {
  return entry.params.filter((param) => param.kind === "array");
}

/** Parameters of any shape, whose shapes are broadcast where there are several. */
export function anyParams(entry: Kernel): ArrayParam[] {
  return arrayParams(entry).filter(({ shape }) => shape === "any");
}

/** Elements along an axis of what is given by name alone. */
const NAMED = 7;

/** A call with random arguments. `draw` makes the elements: by default of mixed sign and moderate size. */
export function makeProblem(
  entry: Kernel,
  dtype: DType,
  sizes: Sizes,
  seed: number,
  draw: Draw = drawer(seed),
  options: Options = {},
  named: readonly ArrayOption[] = [],
): Problem {
  const next = random(seed + 1);
  let index = 0;
  let any = 0;
  const make = (param: ArrayParam | ArrayOption): ProblemArray => {
    const own = param.shape === "any" ? (sizes.each?.[any++] ?? sizes.any) : sizes.any;
    const shape =
      typeof param.shape === "string"
        ? own
        : param.shape.flatMap((name) =>
            name === "..." ? [] : [typeof name === "number" ? name : ((sizes[name] ?? NAMED) as number)],
          );
    const element = elementOf(param.dtype, dtype);
    // As doubles first: a loop over arrays of all types takes several times as long.
    const drawn = new Float64Array(lengthOf(shape));
    for (let i = 0; i < drawn.length; i++) drawn[i] = draw(element, i, index);
    const values = new DTYPES[element](drawn);
    if (param.kind === "array" && param.elements) {
      const { min, max } = param.elements;
      for (let i = 0; i < values.length; i++) {
        // Near one end or the other.
        if (values[i]! < min || values[i]! > max) values[i] = min + Math.abs(values[i]! % (max - min));
      }
    }
    index++;
    return { name: param.name, dtype: element, shape, values, isOption: param.kind === "option" };
  };
  const arrays = [...arrayParams(entry), ...named].map(make);
  entry.fit?.(Object.fromEntries(arrays.map(({ name, values }) => [name, values])));
  const dims: Record<string, number> = {};
  const shapes = arrays.filter(({ name }) => anyParams(entry).some((param) => param.name === name));
  if (arrays.length > 0) dims.n = arrays[0]!.values.length;
  if (shapes.length > 1) dims.n = lengthOf(joined(shapes.map(({ shape }) => shape)));
  for (const name of sizeNames(entry)) dims[name] = sizes[name] as number;
  arrayParams(entry).forEach(({ elements }, i) => {
    if (elements)
      dims[elements.greatest] = arrays[i]!.values.length > 0 ? greatestOf(arrays[i]!) : elements.min - 1;
  });
  const numbers: Record<string, number> = {};
  for (const param of entry.params) {
    if (param.kind !== "number") continue;
    const max = typeof param.max === "string" ? dims[param.max] : param.max;
    numbers[param.name] = param.sizes ? lengthOf(sizes.any) : drawNumber({ ...param, max }, next());
    // Limits come in order.
    if (param.name === "high") numbers[param.name]! += numbers.low!;
  }
  const saysType = entry.params.some(({ kind, name }) => kind === "option" && name === "dtype");
  return { dtype, arrays, numbers, options: saysType ? { dtype, ...options } : options, dims };
}

function greatestOf({ values }: ProblemArray): number {
  let greatest = values[0]!;
  for (let i = 1; i < values.length; i++) greatest = Math.max(greatest, values[i]!);
  return greatest;
}

/** What the entry's reference says of a call. */
export function referenceOf(entry: Kernel, problem: Problem): ReferenceResult {
  return entry.reference(referenceArgs(entry, problem));
}

/** A call as a reference function gets it. */
export function referenceArgs(
  entry: Kernel,
  { arrays, numbers, options, dims, dtype }: Problem,
): ReferenceArgs {
  const named: Record<string, number | undefined> = { ...numbers };
  for (const param of entry.params) {
    if (param.kind !== "option" || param.type === "array") continue;
    const value = options[param.name] ?? param.default;
    if (param.type === "choice") named[param.name] = param.values.indexOf(value as string);
    else named[param.name] = value === undefined ? undefined : Number(value);
  }
  const first = arrays[0]?.shape ?? [];
  if (named.axis !== undefined && named.axis < 0) named.axis += first.length;
  const loose = arrays.filter(({ name }) =>
    entry.params.some((p) => p.name === name && "shape" in p && p.shape === "any"),
  );
  const any = joined(loose.map(({ shape }) => shape));
  return {
    arrays: Object.fromEntries(
      arrays.map((array) => [array.name, loose.includes(array) ? expand(array, any) : array.values]),
    ),
    numbers: named,
    dims,
    dtype,
    shapes: Object.fromEntries(arrays.map(({ name, shape }) => [name, shape])),
    along: alongOf(first, named.axis),
  };
}

function joined(shapes: readonly (readonly number[])[]): readonly number[] {
  return shapes.reduce((a, b) => broadcast(a, b)!, []);
}

function expand({ values, shape, dtype }: ProblemArray, any: readonly number[]): ArrayLike<number> {
  if (values.length === lengthOf(any)) return values;
  return DTYPES[dtype].from(
    [...places(any, stridesIn(any, shape, rowMajor(shape)))].map((at) => values[at]!),
  );
}

function lengthOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** An element of a dtype, by its index in its array and that of the array. */
export type Draw = (dtype: DType, i: number, array: number) => number;

/** Numbers of moderate size; of both signs where the dtype has them. */
export function drawer(seed: number): Draw {
  const next = random(seed);
  return (dtype) => {
    if (dtype === "f64" || dtype === "f32") return (next() - 0.5) * 20;
    return dtype === "i32" ? Math.floor(next() * 400) - 200 : Math.floor(next() * 200);
  };
}

/** A number within the limits, of few digits, so that it is the same in f32. */
function drawNumber(
  { integer, min = 1, max = min + 99 }: { integer?: boolean; min?: number; max?: number | undefined },
  r: number,
) {
  const value = min + Math.round(r * 64) * ((max - min) / 64);
  return integer ? Math.round(value) : Math.fround(value);
}
