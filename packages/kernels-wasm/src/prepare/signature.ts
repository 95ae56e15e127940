import type { ArrayParam, Kernel, NumberParam, OptionParam } from "../kernel.js";

/** What is derived once from an entry, so that a call looks nothing up. */
export interface Signature {
  readonly name: string;
  readonly entry: Kernel;
  /** Array parameters, and where each stands in a call. */
  readonly arrays: readonly Positioned<ArrayParam>[];
  /** Numbers and options, and where each number stands in a call; -1: in the options. */
  readonly numbers: readonly Positioned<NumberParam | OptionParam>[];
  /** How many arguments stand before the options. */
  readonly positional: number;
  readonly optionNames: readonly string[];
  /** For each parameter in order: its index in `arrays`, or -1 minus that in `numbers`. */
  readonly order: readonly number[];
  /** Index of the first array whose shape is "any", which a result of shape "any" follows. */
  readonly firstAny: number;
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
  const arrays: Positioned<ArrayParam>[] = [];
  const numbers: Positioned<NumberParam | OptionParam>[] = [];
  const order: number[] = [];
  let positional = 0;
  for (const param of entry.params) {
    if (param.kind === "array") order.push(arrays.push({ param, position: positional++ }) - 1);
    else order.push(-numbers.push({ param, position: param.kind === "number" ? positional++ : -1 }));
  }
  const options = numbers.flatMap(({ param }) => (param.kind === "option" ? [param.name] : []));
  return {
    name,
    entry,
    arrays,
    numbers,
    positional,
    optionNames: entry.output.kind === "array" ? ["out", ...options] : options,
    order,
    firstAny: arrays.findIndex(({ param }) => param.shape === "any"),
    run: Object.fromEntries(entry.dtypes.map((dtype) => [dtype, `${name}_${dtype}`])),
  };
}
