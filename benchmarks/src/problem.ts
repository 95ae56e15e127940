import {
  DTYPES,
  type DType,
  elementOf,
  type Kernel,
  type NumberOption,
  type NumberParam,
  type TypedArrayOf,
} from "@parakern/kernels-wasm";
import { fillUniform } from "./random.js";

/** One call of a kernel: its data and numbers, made from the kernel's entry and a size. */
export interface Problem {
  readonly name: string;
  readonly entry: Kernel;
  readonly dtype: DType;
  readonly dims: Readonly<Record<string, number>>;
  readonly arrays: Readonly<Record<string, ProblemArray>>;
  readonly numbers: Readonly<Record<string, number | undefined>>;
}

export interface ProblemArray {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: TypedArrayOf<DType>;
}

/** All data lie in [LOW, HIGH): real numbers, none of them zero or subnormal. */
const LOW = 0.01;
const HIGH = 10;
/** Kernels whose domain is narrower. */
const DOMAINS: Readonly<Record<string, readonly [low: number, high: number]>> = {
  acos: [-0.99, 0.99],
  asin: [-0.99, 0.99],
};
/** What a number without a default is given. */
const ANY_NUMBER = 1.5;

/** Values worth measuring, where the entry alone does not say them; a kernel that is not here goes without. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  integers: { low: 0, high: 1000 },
  histogram: { bins: 256, min: LOW, max: HIGH },
  kmeans: { iterations: 10 },
  pixelate: { size: 8 },
};

/** Square pictures in colour. */
const picture = (n: number) => {
  const side = Math.max(1, Math.round(Math.sqrt(n / 4)));
  return { height: side, width: side, channels: 4 };
};

/** Sizes that are not as large as the others. */
const SIZES: Readonly<Record<string, (n: number) => Readonly<Record<string, number>>>> = {
  gaussianBlur: picture,
  pixelate: picture,
  resize: picture,
  sobel: picture,
  // Of n numbers.
  irfft: (n) => ({ frequencies: Math.floor(n / 2) + 1 }),
  kmeans: (n) => ({ points: Math.ceil(n / 8), clusters: 16, dimensions: 8 }),
  spmv: (n) => ({ entries: n, bounds: Math.ceil(n / 10) + 1, columns: Math.ceil(n / 10) }),
};

/** A problem whose arrays together have about `n` elements each; square where they have two dimensions. */
export function problem(
  name: string,
  entry: Kernel,
  n: number,
  dtype: DType = entry.dtypes[0],
  settings: Readonly<Record<string, number>> = SETTINGS[name] ?? {},
): Problem {
  const dims: Record<string, number> = { n, ...SIZES[name]?.(n) };
  const arrays: Record<string, ProblemArray> = {};
  const numbers: Record<string, number | undefined> = {};
  entry.params.forEach((param, index) => {
    if (param.kind === "array") {
      const sizes = typeof param.shape === "string" ? ["n"] : param.shape.filter((size) => size !== "...");
      const names = sizes.filter((size) => typeof size === "string");
      for (const name of names) dims[name] ??= side(n, names.length);
      const shape = sizes.map((size) => (typeof size === "number" ? size : dims[size]!));
      if (sizes.length > 1) dims.n = shape.reduce((product, size) => product * size, 1);
      const length = shape.reduce((product, size) => product * size, 1);
      const element = elementOf(param.dtype, dtype);
      const data = fillUniform(new DTYPES[element](length), index + 1, ...(DOMAINS[name] ?? [LOW, HIGH]));
      if (param.elements) dims[param.elements.greatest] = greatestOf(data);
      arrays[param.name] = { dtype: element, shape, data };
    } else if (param.kind === "number" || param.type === "number") {
      numbers[param.name] = settings[param.name] ?? numberFor(entry, param, n);
    }
  });
  entry.fit?.(Object.fromEntries(Object.entries(arrays).map(([name, { data }]) => [name, data])));
  return { name, entry, dtype, dims, arrays, numbers };
}

/** Arguments of a peer's operation of the same name: arrays by name, then numbers and options by value. */
export function peerWords({ entry, numbers }: Problem): (string | number)[] {
  return entry.params.flatMap(({ kind, name }) => {
    const value = kind === "array" ? name : numbers[name];
    return value === undefined ? [] : [value];
  });
}

/** What the entry's reference says; of several results, the first. */
export function referenceOf({ entry, arrays, numbers, dims, dtype }: Problem): ArrayLike<number> {
  const list = Object.entries(arrays);
  const result = entry.reference({
    arrays: Object.fromEntries(list.map(([name, { data }]) => [name, data])),
    shapes: Object.fromEntries(list.map(([name, { shape }]) => [name, shape])),
    along: { outer: 1, length: list[0]?.[1].data.length ?? 0, inner: 1 },
    numbers: { ...standards(entry), ...numbers },
    dims,
    dtype,
  });
  if (typeof result === "number") return [result];
  return typeof result.length === "number"
    ? (result as ArrayLike<number>)
    : (Object.values(result)[0] as ArrayLike<number>);
}

/** Flags and words that are left out, as a reference gets them: 0 or 1, and the place among the words. */
function standards(entry: Kernel): Record<string, number> {
  const values: Record<string, number> = {};
  for (const param of entry.params) {
    if (param.kind !== "option") continue;
    if (param.type === "flag") values[param.name] = Number(param.default ?? false);
    if (param.type === "choice") values[param.name] = param.values.indexOf(param.default);
  }
  return values;
}

/** Elements or cells the kernel goes over: what "size" means in the tables. */
export function sizeOf({ arrays, dims }: Problem): number {
  return Object.values(arrays)[0]?.data.length ?? dims.n ?? 0;
}

function greatestOf(values: ArrayLike<number>): number {
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) greatest = Math.max(greatest, values[i]!);
  return greatest;
}

function side(n: number, rank: number): number {
  return Math.max(1, Math.round(n ** (1 / rank)));
}

function numberFor({ params }: Kernel, param: NumberParam | NumberOption, n: number): number | undefined {
  if (param.kind === "option") return typeof param.default === "number" ? param.default : undefined;
  // Whole numbers without a default are sizes: all there are, or the sides of a picture of n cells, say.
  const hasArrays = params.some(({ kind }) => kind === "array");
  const rank = hasArrays ? 2 : params.filter(({ kind }) => kind === "number").length;
  const wanted = param.sizes ? n : param.integer ? side(n, rank) : ANY_NUMBER;
  // A limit by name is a size, and no side is larger.
  const max = typeof param.max === "number" ? param.max : wanted;
  return Math.min(max, Math.max(param.min ?? wanted, wanted));
}
