import type { NumberArray } from "./number-array.js";

/** What is raised for a result that does not fit into its slot. */
export function misfitError(output: NumberArray, index: number, result: unknown): TypeError {
  const got = result === null ? "null" : typeof result;
  return new TypeError(
    `Expected a ${typeof output[0]} for each slot of a ${output.constructor.name}, got ${got} for item ${index}. ` +
      "To map numbers to other values, pass a plain array: Array.from(items).",
  );
}
