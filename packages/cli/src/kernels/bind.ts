import { readArray } from "../input/operand.js";
import type { Source } from "../input/source.js";
import { UsageError } from "../terminal/errors.js";
import { checkedNumber, checkedSizes } from "./checked-number.js";
import type { NamedKernel } from "./find-kernel.js";
import { type PositionalParam, positionalParams } from "./positional.js";

/** What an option may be given. */
export type OptionValue = number | string | boolean | Source;

/** What a positional parameter gets: numbers for an array, a number, or the sizes of a shape. */
export type Input = Source | number | readonly number[];

/** Arguments of a call: what each positional parameter gets, and the options that were given. */
export interface BoundCall {
  readonly inputs: readonly Input[];
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** What stood after the parameters' flags: texts for arrays, numbers for the rest. */
export type Flags = Readonly<Record<string, string | number | boolean | undefined>>;

/** The options of the kernel that were given. */
export async function givenOptions(
  { entry }: NamedKernel,
  flags: Flags,
): Promise<Record<string, OptionValue>> {
  const options: Record<string, OptionValue> = {};
  for (const param of entry.params) {
    const value = flags[param.name];
    if (param.kind !== "option" || value === undefined) continue;
    options[param.name] =
      param.type === "array" ? await readArray(param.name, [String(value)], param.shape) : value;
  }
  return options;
}

/** Arguments of `run`: one for each parameter that has no flag; all of them for the only one. */
export async function bindArguments(
  kernel: NamedKernel,
  operands: readonly string[],
  flags: Flags,
): Promise<BoundCall> {
  const params = positionalParams(kernel);
  const open = params.filter(({ name }) => flags[name] === undefined);
  const share = shareOut(kernel, open, operands);
  const texts = params.map(({ name }) => share.get(name) ?? [String(flags[name])]);
  if (texts.filter((text) => text.length === 0 || text[0] === "-").length > 1) {
    throw new UsageError("only one argument can come from stdin", "Give the other as numbers or as a file");
  }
  const inputs: Input[] = [];
  for (const [i, param] of params.entries()) {
    const text = texts[i]!;
    if (param.kind === "array") inputs.push(await readArray(param.name, text, param.shape));
    else inputs.push((param.sizes ? checkedSizes : checkedNumber)(param, text[0]!));
  }
  return { inputs, options: await givenOptions(kernel, flags) };
}

function shareOut(
  { name, entry }: NamedKernel,
  open: readonly PositionalParam[],
  operands: readonly string[],
): Map<string, readonly string[]> {
  const [only] = open;
  if (open.length === 1 && only!.kind === "array") return new Map([[only!.name, operands]]);
  if (open.length === operands.length) return new Map(open.map((param, i) => [param.name, [operands[i]!]]));
  const wanted = open.map((param) => `<${param.name}>`).join(" ");
  const all = entry.params.filter(({ kind }) => kind !== "option").length;
  const what = all === 0 ? "no arguments, but options" : open.length === 0 ? "no more arguments" : wanted;
  throw new UsageError(`${name} takes ${what}; ${operands.length} given`, `See parakern run ${name} --help`);
}
