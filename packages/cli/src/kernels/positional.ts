import type { Param } from "@parakern/core";
import type { NamedKernel } from "./find-kernel.js";

/** A parameter that is given by its place. */
export type PositionalParam = Exclude<Param, { kind: "option" }>;

/** Parameters given by their place, in order. */
export function positionalParams({ entry }: NamedKernel): readonly PositionalParam[] {
  return entry.params.filter((param) => param.kind !== "option");
}
