import { describe } from "../array/describe.js";
import { KernelArgumentError } from "../errors.js";
import type { NumberParam, OptionParam } from "../kernel.js";
import type { NamedNumbers } from "./checked.js";
import type { CallOptionValues } from "./options.js";
import type { Signature } from "./signature.js";

/** The numbers and options of a call, checked, in the entry's order; an option left out has its default. */
export function checkNumbers(
  { name, numbers }: Signature,
  args: readonly unknown[],
  options: CallOptionValues,
): (number | undefined)[] {
  const values: (number | undefined)[] = [];
  for (const { param, position } of numbers) {
    values.push(checkNumber(name, param, position < 0 ? options[param.name] : args[position]));
  }
  return values;
}

const NONE: NamedNumbers = Object.freeze({});

/** The same by name. */
export function nameNumbers({ numbers }: Signature, values: readonly (number | undefined)[]): NamedNumbers {
  if (values.length === 0) return NONE;
  const named: Record<string, number | undefined> = {};
  for (let i = 0; i < values.length; i++) named[numbers[i]!.param.name] = values[i];
  return named;
}

function checkNumber(kernel: string, param: NumberParam | OptionParam, value: unknown): number | undefined {
  if (value === undefined && param.kind === "option") return param.default;
  if (typeof value === "number" && fits(param, value)) return value;
  throw new KernelArgumentError(kernel, param.name, expected(param), describe(value));
}

/** NaN fits where nothing is asked of the number. */
function fits({ integer, min, max }: NumberParam | OptionParam, value: number): boolean {
  if (integer && !Number.isInteger(value)) return false;
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

function expected({ integer, min, max }: NumberParam | OptionParam): string {
  const kind = integer ? "a whole number" : "a number";
  if (min !== undefined && max !== undefined) return `${kind} from ${min} to ${max}`;
  if (min !== undefined) return `${kind} of at least ${min}`;
  return max === undefined ? kind : `${kind} of at most ${max}`;
}
