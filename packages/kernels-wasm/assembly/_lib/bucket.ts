/** Writes down the bucket of element i, and counts it. */
// @ts-ignore: decorator
@inline
export function note(i: usize, bucket: usize, buckets: usize, counts: usize): void {
  store<u8>(buckets + i, <u8>bucket);
  const at = counts + bucket * 4;
  store<u32>(at, load<u32>(at) + 1);
}
