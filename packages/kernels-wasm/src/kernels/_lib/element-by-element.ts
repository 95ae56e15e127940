import { DTYPES, type DType } from "../../dtypes.js";
import type { ReferenceArgs } from "../../kernel.js";

/** A reference that calls `each` with the elements of all arrays at one place; whole numbers wrap around. */
export function elementByElement(
  each: (...elements: number[]) => number,
  result?: DType,
): (args: ReferenceArgs) => ArrayLike<number> {
  return ({ arrays, dtype }) => {
    const list = Object.values(arrays);
    const element = result ?? dtype;
    // In double precision, for the bound of f32 to be measured from the exact result.
    const out = new DTYPES[element === "f32" ? "f64" : element](list[0]!.length);
    for (let i = 0; i < out.length; i++) out[i] = each(...list.map((array) => array[i]!));
    return out;
  };
}
