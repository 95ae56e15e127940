import { type ArrayParam, type Kernel, registry } from "@parakern/core";

/** A call of a kernel: its arguments as plain data. */
export interface Case {
  readonly name: string;
  readonly dtype: string;
  readonly args: readonly unknown[];
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
/** Sizes of named dimensions, where an array has more than one. */
const SIDE = 130;

/** One call of each kernel for each of its dtypes. */
export const cases: readonly Case[] = Object.entries<Kernel>(registry).flatMap(([name, entry]) =>
  entry.dtypes.map((dtype) => ({
    name,
    dtype,
    args: entry.params.flatMap((param, position): readonly unknown[] => {
      if (param.kind === "array") return [arrayFor(param, dtype, position)];
      return param.kind === "number" ? [Math.max(param.min ?? 2, Math.min(param.max ?? SIDE, SIDE))] : [];
    }),
  })),
);

function arrayFor({ shape, dtype }: ArrayParam, callType: string, position: number) {
  const sizes = shape === "any" || shape.length === 1 ? [LENGTH] : shape.map(() => SIDE);
  const data = numbers(
    dtype === "T" ? callType : dtype,
    sizes.reduce((a, b) => a * b),
    17 + position,
  );
  return { data, shape: sizes };
}
