import {
  type DType,
  type Element,
  type Kernel,
  type Numerals,
  type Param,
  registry,
} from "@parakern/kernels-wasm";

/** One parameter, as the form of the live box shows it. */
export interface ParamData {
  readonly name: string;
  readonly kind: Param["kind"];
  /** The element type; "T" is that of the call. */
  readonly dtype: Element | undefined;
  /** Whether its value is one of some words, and no number even where it looks like one. */
  readonly isWord: boolean;
  /** Whether it is an array that is given by name. */
  readonly isArray: boolean;
  readonly hint: string;
  /** What the field holds at first: the argument of the entry's first example. */
  readonly value: string;
}

/** What pages show of a kernel, without its functions. */
export interface KernelData {
  readonly name: string;
  readonly summary: string;
  readonly family: string;
  readonly dtypes: readonly DType[];
  readonly ulp: number;
  readonly accuracy: string;
  readonly complexity: string;
  readonly params: readonly ParamData[];
}

declare const data: KernelData[];

export { data };

export default {
  load: (): KernelData[] =>
    Object.entries(registry as Record<string, Kernel>).map(([name, entry]) => describe(name, entry)),
};

function describe(name: string, entry: Kernel): KernelData {
  const { summary, family, dtypes, ulp, accuracy, complexity } = entry;
  const example = entry.examples[0];
  const positional = entry.params.filter((param) => param.kind !== "option");
  const params = entry.params.map((param) => {
    const given =
      param.kind === "option"
        ? (example.options?.[param.name] ?? ("default" in param ? param.default : undefined))
        : example.args[positional.indexOf(param)];
    const dtype = param.kind === "array" ? param.dtype : undefined;
    const isWord = param.kind === "option" && param.type === "choice";
    const isArray = param.kind === "option" && param.type === "array";
    return {
      name: param.name,
      kind: param.kind,
      dtype,
      isWord,
      isArray,
      hint: param.doc,
      value: fieldText(given),
    };
  });
  return { name, summary, family, dtypes, ulp, accuracy, complexity, params };
}

type Value = Numerals | string | boolean | undefined;

/** Rows are separated by semicolons; what such a field cannot say, in brackets. */
function fieldText(value: Value): string {
  if (value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if (typeof value[0] !== "object") return value.join(" ");
  const rows = value as readonly (readonly number[])[];
  const isTable = rows.length > 1 && typeof rows[0]![0] !== "object";
  return isTable ? rows.map((row) => row.join(" ")).join("; ") : JSON.stringify(rows);
}
