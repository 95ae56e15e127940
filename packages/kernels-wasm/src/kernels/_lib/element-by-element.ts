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
    const [x, y] = list as [ArrayLike<number>, ArrayLike<number>];
    for (let i = 0; i < out.length; i++) {
      // Spelled out for one and two: lists made for every element are most of the time.
      if (list.length === 1) out[i] = each(x[i]!);
      else if (list.length === 2) out[i] = each(x[i]!, y[i]!);
      else out[i] = each(...list.map((array) => array[i]!));
    }
    return out;
  };
}
