import type { DType } from "../dtypes.js";
import type { Element } from "../kernel.js";

/** The dtype that an element type is in a call. */
export function elementOf(element: Element, dtype: DType): DType {
  if (element === "T") return dtype;
  if (element === "F") return dtype === "f32" ? "f32" : "f64";
  return element;
}
