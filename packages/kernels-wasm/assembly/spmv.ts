// Indices have been checked by the entry. Each row is summed in double precision, four terms at a time, in the same order
// wherever it stands.

export function spmv_f64(
  begin: usize, end: usize, data: usize, indices: usize, indptr: usize, x: usize, out: usize,
): void {
  multiply<f64>(begin, end, data, indices, indptr, x, out);
}

export function spmv_f32(
  begin: usize, end: usize, data: usize, indices: usize, indptr: usize, x: usize, out: usize,
): void {
  multiply<f32>(begin, end, data, indices, indptr, x, out);
}

// @ts-ignore: decorator
@inline
function multiply<T>(
  begin: usize, end: usize, data: usize, indices: usize, indptr: usize, x: usize, out: usize,
): void {
  let at: usize = load<u32>(indptr + begin * 4);
  for (let row = begin; row < end; row++) {
    const stop: usize = load<u32>(indptr + row * 4, 4);
    let a: f64 = 0, b: f64 = 0, c: f64 = 0, d: f64 = 0;
    for (; at + 4 <= stop; at += 4) {
      a += term<T>(data, indices, x, at);
      b += term<T>(data, indices, x, at + 1);
      c += term<T>(data, indices, x, at + 2);
      d += term<T>(data, indices, x, at + 3);
    }
    for (; at < stop; at++) a += term<T>(data, indices, x, at);
    store<T>(out + row * sizeof<T>(), <T>(a + b + (c + d)));
  }
}

// @ts-ignore: decorator
@inline
function term<T>(data: usize, indices: usize, x: usize, at: usize): f64 {
  return <f64>load<T>(data + at * sizeof<T>()) * <f64>load<T>(x + <usize>load<u32>(indices + at * 4) * sizeof<T>());
}
