import type { ArrayOption, ArrayParam, Kernel, NumberParam, OptionParam } from "../kernel.js";

/** Whatever comes to a kernel as a number. */
export type NumericParam = NumberParam | Exclude<OptionParam, ArrayOption>;

/** What is derived once from an entry, so that a call looks nothing up. */
export interface Signature {
  readonly name: string;
  readonly entry: Kernel;
  /** Array parameters, and where each stands in a call; behind them those in the options, at -1. */
  readonly arrays: readonly Positioned<ArrayParam | ArrayOption>[];
  /** Numbers and options, and where each number stands in a call; -1: in the options. */
  readonly numbers: readonly Positioned<NumericParam>[];
  /** How many arguments stand before the options. */
  readonly positional: number;
  readonly optionNames: readonly string[];
  /** For each parameter in order: its index in `arrays`, or -1 minus that in `numbers`. */
  readonly order: readonly number[];
  /** Whether there are several arrays by position whose shapes are broadcast: then plain numbers do, too. */
  readonly broadcasts: boolean;
  /** Whether each result is made of the elements at its own place: what the default plan of an array result does. */
  readonly isMap: boolean;
  /** The place of `axis` in `numbers`, or -1. */
  readonly axis: number;
  /** Where a plan that goes by rows has the axis, from the end of the first array's shape. */
  readonly rowPlace: number | undefined;
  /** The export of the default plan, by dtype. */
  readonly run: Readonly<Record<string, string>>;
}

export interface Positioned<P> {
  readonly param: P;
  readonly position: number;
}

const signatures = new WeakMap<Kernel, Signature>();

/** The signature of an entry, made at its first call. */
export function signatureOf(name: string, entry: Kernel): Signature {
  let signature = signatures.get(entry);
  if (!signature) {
    signature = derive(name, entry);
    signatures.set(entry, signature);
  }
  return signature;
}

function derive(name: string, entry: Kernel): Signature {
  const arrays: Positioned<ArrayParam | ArrayOption>[] = [];
  const numbers: Positioned<NumericParam>[] = [];
  const order: number[] = [];
  let positional = 0;
  for (const param of entry.params) {
    const position = param.kind === "option" ? -1 : positional++;
    if (isArray(param)) order.push(arrays.push({ param, position }) - 1);
    else order.push(-numbers.push({ param, position }));
  }
  const { output, plan } = entry;
  const options = entry.params.flatMap((param) => (param.kind === "option" ? [param.name] : []));
  const axis = numbers.findIndex(({ param }) => param.kind === "option" && param.type === "axis");
  const hasOut = output.kind !== "number" || output.along !== undefined;
  return {
    name,
    entry,
    arrays,
    numbers,
    positional,
    optionNames: hasOut ? ["out", ...options] : options,
    order,
    broadcasts: arrays.filter(({ param }) => param.kind === "array" && param.shape === "any").length > 1,
    isMap: output.kind === "array" && plan === undefined,
    axis,
    rowPlace: rowPlaceOf(numbers[axis]?.param, arrays[0]?.param),
    run: Object.fromEntries(entry.dtypes.map((dtype) => [dtype, `${name}_${dtype}`])),
  };
}

/** The last of the first array's axes that has a name; those behind it are of a fixed size. */
function rowPlaceOf(
  axis: NumericParam | undefined,
  first: ArrayParam | ArrayOption | undefined,
): number | undefined {
  if (axis?.kind !== "option" || axis.type !== "axis" || axis.rows !== true) return undefined;
  const shape = first!.shape;
  const fixed = Array.from(shape)
    .reverse()
    .findIndex((size) => typeof size === "string");
  return -1 - fixed;
}

function isArray(param: Kernel["params"][number]): param is ArrayParam | ArrayOption {
  return param.kind === "array" || (param.kind === "option" && param.type === "array");
}
