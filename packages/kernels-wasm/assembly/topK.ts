/** The last phase: elements [begin, end) of the values, by their indices. All others are those of `argsort`. */
export function topK_values_f64(begin: usize, end: usize, x: usize, indices: usize, out: usize): void {
  values<u64>(begin, end, x, indices, out);
}

export function topK_values_u32(begin: usize, end: usize, x: usize, indices: usize, out: usize): void {
  values<u32>(begin, end, x, indices, out);
}

// @ts-ignore: decorator
@inline
function values<K>(begin: usize, end: usize, x: usize, indices: usize, out: usize): void {
  for (let i = begin; i < end; i++) {
    store<K>(out + i * sizeof<K>(), load<K>(x + <usize>load<u32>(indices + i * 4) * sizeof<K>()));
  }
}
