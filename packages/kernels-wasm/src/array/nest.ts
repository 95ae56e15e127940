/** A number, or arrays of them, nested by a shape. */
export type NestedNumbers = number | NestedNumbers[];

/** Flat elements in row-major order as arrays nested by a shape. */
export function nest(flat: ArrayLike<number>, shape: readonly number[], begin = 0): NestedNumbers {
  if (shape.length === 0) return flat[begin]!;
  const [size, ...rest] = shape as [number, ...number[]];
  const stride = rest.reduce((product, n) => product * n, 1);
  return Array.from({ length: size }, (_, row) => nest(flat, rest, begin + row * stride));
}
