import type { ArrayOutput } from "../../output.js";
import { axis } from "../../params.js";

/** The option of every scan. */
export const scanAxis = axis(
  "The axis to go along, counted from the end where negative; unless given, all elements, as one row.",
);

/** The result of every scan. */
export function scanOutput(doc: string) {
  return {
    kind: "array",
    dtype: "T",
    shape: ({ n }, { axis }, { x }) => (axis === undefined ? [n!] : x!),
    inPlace: ["x"],
    doc,
  } as const satisfies ArrayOutput;
}
