import { describe } from "../array/describe.js";
import { NDArray } from "../array/ndarray.js";
import { KernelArgumentError } from "../errors.js";
import { closest } from "./closest.js";
import type { Signature } from "./signature.js";

/** The options object of a call, with known names only. */
export type CallOptionValues = Readonly<Record<string, unknown>>;

const NONE: CallOptionValues = Object.freeze({});

/** Checks how many arguments there are, and that the options have names that mean something. */
export function checkOptions(
  signature: Signature,
  args: readonly unknown[],
  extra: readonly string[],
): CallOptionValues {
  const { name, positional } = signature;
  if (args.length < positional) throw missing(signature, args.length);
  if (args.length > positional + 1) {
    throw new KernelArgumentError(name, "arguments", usage(signature), `${args.length} arguments`);
  }
  const options = args[positional];
  if (options === undefined) return NONE;
  if (!isPlain(options)) {
    throw new KernelArgumentError(name, "options", "an object of options", describe(options));
  }
  for (const key of Object.keys(options)) {
    if (!signature.optionNames.includes(key) && !extra.includes(key)) throw unknown(signature, key, extra);
  }
  return options as CallOptionValues;
}

/** Whether a value can be an options object; an argument too many is none. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return false;
  return !Array.isArray(value) && !(value instanceof NDArray);
}

function missing(signature: Signature, given: number): KernelArgumentError {
  const { arrays, numbers, name } = signature;
  const absent = [...arrays, ...numbers].find(({ position }) => position === given)!;
  const what = absent.param.kind === "array" ? "an array" : "a number";
  return new KernelArgumentError(name, absent.param.name, `${what}, as in ${usage(signature)}`, "nothing");
}

function unknown(signature: Signature, key: string, extra: readonly string[]): KernelArgumentError {
  const names = [...signature.optionNames, ...extra];
  const near = closest(key, names);
  const known = names.length === 0 ? "no options" : `one of the options ${names.join(", ")}`;
  return new KernelArgumentError(
    signature.name,
    key,
    near ? `${known} (did you mean ${near}?)` : known,
    `"${key}"`,
  );
}

function usage({ name, entry, optionNames }: Signature): string {
  const names = entry.params.flatMap((param) => (param.kind === "option" ? [] : [param.name]));
  const options = optionNames.length === 0 ? [] : [`{ ${optionNames.join(", ")} }`];
  return `${name}(${[...names, ...options].join(", ")})`;
}
