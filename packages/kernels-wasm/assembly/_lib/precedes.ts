/** Whether a comes before b where all NaN are one number behind all others, and −0 is +0. */
// @ts-ignore: decorator
@inline
export function precedes<T>(a: T, b: T): bool {
  return isFloat<T>() ? bool(i32(a < b) | (i32(a == a) & i32(b != b))) : a < b;
}
