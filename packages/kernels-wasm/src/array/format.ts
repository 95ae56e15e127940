import type { DType } from "../dtypes.js";

export function formatArray(flat: ArrayLike<number>, shape: readonly number[], dtype: DType): string {
  return `${dtype}[${shape}] ${Array.from({ length: Math.min(flat.length, 6) }, (_, i) => flat[i]).join(" ")}`;
}
