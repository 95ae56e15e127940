/** The doubles at two addresses. */
// @ts-ignore: decorator
@inline
export function gather(first: usize, second: usize): v128 {
  return v128.load64_lane(second, v128.load64_zero(first), 1);
}

/** Constant number `index` of a table, in both lanes; loaded, not spelled out: see `constant` in lanes.ts. */
// @ts-ignore: decorator
@inline
export function at(table: usize, index: usize): v128 {
  return v128.load64_splat(table + 8 * index);
}
