/** The last phase: elements [begin, end) of the values, by their indices in rows of `length`, `limit` of each. All others are those of `argsort`. */
export function topK_values_f64(
  begin: usize, end: usize, x: usize, length: usize, limit: usize, indices: usize, out: usize,
): void {
  values<u64>(begin, end, x, length, limit, indices, out);
}

export function topK_values_u32(
  begin: usize, end: usize, x: usize, length: usize, limit: usize, indices: usize, out: usize,
): void {
  values<u32>(begin, end, x, length, limit, indices, out);
}

// @ts-ignore: decorator
@inline
function values<K>(
  begin: usize, end: usize, x: usize, length: usize, limit: usize, indices: usize, out: usize,
): void {
  for (let i = begin; i < end; i++) {
    const at = (i / limit) * length + <usize>load<u32>(indices + i * 4);
    store<K>(out + i * sizeof<K>(), load<K>(x + at * sizeof<K>()));
  }
}
