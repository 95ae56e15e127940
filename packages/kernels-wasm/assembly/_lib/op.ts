/**
 * An operation is a class without fields or instances: `op<Op>()` is its null pointer, whose methods are bound, and
 * inlined, at compile time. So a loop is written once for all operations, at no cost.
 */
// @ts-ignore: decorator
@inline
export function op<Op>(): Op {
  return changetype<Op>(0);
}
