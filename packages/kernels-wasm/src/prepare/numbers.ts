import { describe } from "../array/describe.js";
import { lengthOf } from "../array/shape.js";
import { KernelArgumentError } from "../errors.js";
import type { NumberOption, NumberParam } from "../kernel.js";
import type { Dims, Numbers } from "../output.js";
import type { CallOptionValues } from "./options.js";
import type { NumericParam, Signature } from "./signature.js";

/** The numbers and options of a call, checked, in the entry's order; an option left out has its default. */
export function checkNumbers(
  { name, numbers }: Signature,
  args: readonly unknown[],
  options: CallOptionValues,
  rank: number,
  sizes: Dims,
): (number | undefined)[] {
  const values: (number | undefined)[] = [];
  for (const { param, position } of numbers) {
    values.push(checkNumber(name, param, position < 0 ? options[param.name] : args[position], rank, sizes));
  }
  return values;
}

const NONE: Numbers = Object.freeze({});

/** The same by name. */
export function nameNumbers({ numbers }: Signature, values: readonly (number | undefined)[]): Numbers {
  if (values.length === 0) return NONE;
  const named: Record<string, number | undefined> = {};
  for (let i = 0; i < values.length; i++) named[numbers[i]!.param.name] = values[i];
  return named;
}

function checkNumber(
  kernel: string,
  param: NumericParam,
  value: unknown,
  rank: number,
  sizes: Dims,
): number | undefined {
  const given = value === undefined && param.kind === "option" ? param.default : value;
  if (given === undefined && param.kind === "option") return undefined;
  const number = numberOf(param, given, rank, sizes);
  if (number !== undefined) return number;
  throw new KernelArgumentError(kernel, param.name, expected(param, rank, sizes), describe(value));
}

/** What a value is to the kernel; undefined where it does not fit. */
function numberOf(param: NumericParam, value: unknown, rank: number, sizes: Dims): number | undefined {
  if (param.kind === "number" && param.sizes) {
    const shape = sizesOf(value);
    return shape && fits(param, lengthOf(shape), sizes) ? lengthOf(shape) : undefined;
  }
  if (param.kind === "number" || param.type === "number") {
    return typeof value === "number" && fits(param, value, sizes) ? value : undefined;
  }
  if (param.type === "flag") return typeof value === "boolean" ? Number(value) : undefined;
  if (param.type === "choice") {
    const place = param.values.indexOf(value as string);
    return place < 0 ? undefined : place;
  }
  if (!Number.isInteger(value)) return undefined;
  const axis = (value as number) < 0 ? (value as number) + rank : (value as number);
  return axis >= 0 && axis < rank ? axis : undefined;
}

/** A shape: whole sizes, none negative; undefined for what is none. */
export function sizesOf(value: unknown): number[] | undefined {
  const sizes: unknown[] = Array.isArray(value) ? [...value] : [value];
  return sizes.every((size) => Number.isSafeInteger(size) && (size as number) >= 0)
    ? (sizes as number[])
    : undefined;
}

/** NaN fits where nothing is asked of the number. */
function fits({ integer, min, max }: NumberParam | NumberOption, value: number, sizes: Dims): boolean {
  const most = typeof max === "string" ? sizes[max] : max;
  if (integer && !Number.isSafeInteger(value)) return false;
  return (min === undefined || value >= min) && (most === undefined || value <= most);
}

function expected(param: NumericParam, rank: number, sizes: Dims): string {
  if (param.kind === "option" && param.type === "flag") return "true or false";
  if (param.kind === "option" && param.type === "choice") {
    return `one of ${param.values.map((word) => JSON.stringify(word)).join(", ")}`;
  }
  if (param.kind === "option" && param.type === "axis") {
    return rank === 0 ? "no axis of a single number" : `a whole number from ${-rank} to ${rank - 1}`;
  }
  const { integer, min } = param;
  const max = typeof param.max === "string" ? `${param.max} (${sizes[param.max]})` : param.max;
  if (param.kind === "number" && param.sizes) return `a length or sizes, whole and together at most ${max}`;
  const kind = integer ? "a whole number" : "a number";
  if (min !== undefined && max !== undefined) return `${kind} from ${min} to ${max}`;
  if (min !== undefined) return `${kind} of at least ${min}`;
  return max === undefined ? kind : `${kind} of at most ${max}`;
}
