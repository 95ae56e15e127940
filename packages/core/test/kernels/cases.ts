import { type ArrayParam, type Kernel, registry } from "@parakern/core";

/** A call of a kernel: its arguments as plain data. */
export interface Case {
  readonly name: string;
  readonly dtype: string;
  readonly args: readonly unknown[];
}

/** An array that a case gives. */
export interface ArrayData {
  readonly data: ReturnType<typeof numbers>;
  readonly shape: readonly number[];
}

/** Numbers in (-1, 1), the same in every run: a multiplicative generator of Park and Miller. */
function numbers(
  dtype: string,
  length: number,
  seed: number,
): Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array {
  const types = { f64: Float64Array, f32: Float32Array, i32: Int32Array, u32: Uint32Array, u8: Uint8Array };
  const values = new types[dtype as keyof typeof types](length);
  const scale = dtype.startsWith("f") ? 1 : 100;
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (state * 48271) % 2147483647;
    values[i] = scale * ((2 * state) / 2147483647 - 1);
  }
  return values;
}

/** Elements of arrays of any shape: several chunks of every kernel, the last one short. */
const LENGTH = 300_007;
/** Arrays with an axis to go along. */
const MATRIX = [1201, 131];
/** Sizes of named dimensions, where a kernel has several. */
const SIDE = 130;

/** Calls of each kernel for each of its dtypes: of long arrays, and of those with an axis along each of two. */
export const cases: readonly Case[] = Object.entries<Kernel>(registry).flatMap(([name, entry]) =>
  entry.dtypes.flatMap((dtype) => {
    const side = sizeNames(entry) > 1 ? SIDE : LENGTH;
    const hasArrays = entry.params.some(({ kind }) => kind === "array");
    const lengths = entry.params.filter((param) => param.kind === "number" && param.integer);
    const types = entry.params.some(({ kind, name }) => kind === "option" && name === "dtype")
      ? [{ dtype }]
      : [];
    const make = (any: readonly number[]) => {
      const args = entry.params.flatMap((param, position): readonly unknown[] => {
        if (param.kind === "array") return [arrayFor(param, dtype, position, any, side)];
        if (param.kind !== "number") return [];
        if (param.sizes || (lengths.length === 1 && !hasArrays)) return [LENGTH];
        // A limit by name is a size, of which none is less.
        const max = typeof param.max === "number" ? param.max : SIDE;
        // Limits come in order.
        return [Math.max(param.min ?? 2, Math.min(max, SIDE)) + position];
      });
      const names = entry.params.flatMap(({ kind, name }) => (kind === "option" ? [] : [name]));
      entry.fit?.(Object.fromEntries(names.map((name, i) => [name, (args[i] as ArrayData).data])));
      return args;
    };
    const hasAxis = entry.params.some(
      (param) => param.kind === "option" && param.type === "axis" && !param.rows,
    );
    const along = hasAxis ? [0, 1].map((axis) => ({ name, dtype, args: [...make(MATRIX), { axis }] })) : [];
    return [{ name, dtype, args: [...make([LENGTH]), ...types] }, ...along];
  }),
);

function arrayFor(
  { shape, dtype, elements }: ArrayParam,
  callType: string,
  position: number,
  any: readonly number[],
  side: number,
): ArrayData {
  const sizes =
    typeof shape === "string"
      ? any
      : shape.flatMap((size) => (size === "..." ? [] : [typeof size === "number" ? size : side]));
  const length = sizes.reduce((a, b) => a * b);
  const data = numbers(dtype === "T" ? callType : dtype, length, 17 + position);
  // Not so many counters that they outnumber what is counted.
  if (elements) for (let i = 0; i < length; i++) data[i] = elements.min + (Math.abs(data[i]!) % 1000);
  return { data, shape: sizes };
}

function sizeNames({ params }: Kernel): number {
  const named = params.flatMap((p) => (p.kind === "array" && typeof p.shape !== "string" ? p.shape : []));
  return new Set(named.filter((size) => typeof size === "string" && size !== "...")).size;
}
