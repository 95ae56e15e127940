import type { NumberOption, NumberParam } from "@parakern/core";
import { parseNumber } from "../input/number.js";
import { quote, UsageError } from "../terminal/errors.js";

/** What a parameter says of its numbers. */
export type Limits = Pick<NumberParam | NumberOption, "name" | "integer" | "min" | "max">;

/** What a text says of a shape: a length, or sizes with commas between them. */
export function checkedSizes(param: Limits, text: string): number | readonly number[] {
  const sizes = text.split(",").map((size) => checkedNumber(param, size));
  return sizes.length === 1 ? sizes[0]! : sizes;
}

/** The number a text says, where the parameter takes it. */
export function checkedNumber(param: Limits, text: string): number {
  const value = parseNumber(text);
  const { integer = false, min = Number.NEGATIVE_INFINITY } = param;
  // A limit by the name of a size is for the kernel to check: the arrays are not here.
  const max = typeof param.max === "number" ? param.max : Number.POSITIVE_INFINITY;
  if (value !== undefined && !(integer && !Number.isInteger(value)) && !(value < min) && !(value > max))
    return value;
  const bounds = [
    Number.isFinite(min) ? ` from ${min}` : "",
    Number.isFinite(max) ? ` up to ${max}` : "",
  ].join("");
  throw new UsageError(
    `${param.name} is not ${quote(text)}`,
    `It is a ${integer ? "whole " : ""}number${bounds}`,
  );
}
