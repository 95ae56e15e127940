/** Pages are the browser's business. */
export function arrayOnHugePages<A>(heap: { array: A }): A {
  return (heap.array as (...args: unknown[]) => unknown).bind(heap) as A;
}
