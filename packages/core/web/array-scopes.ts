/** None: those of kernels-wasm follow functions that do not wait, and a browser can follow no others. */
export function asyncScopes(): undefined {
  return undefined;
}
