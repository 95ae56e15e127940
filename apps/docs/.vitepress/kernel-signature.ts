import type { Kernel, OptionParam, Output, Param } from "@parakern/kernels-wasm";

/** The type of a kernel's function as a declaration; two where a result is a number without an axis and an array with one. */
export function kernelSignature(name: string, entry: Kernel): string {
  const { output } = entry;
  if (output.kind !== "number") return declaration(name, entry, arrayType(output), ["out?"]);
  if (!output.along) return declaration(name, entry, "number");
  const { params } = entry;
  const withoutAxis = params.filter(
    (param) => param.kind !== "option" || !["axis", "keepDims"].includes(param.name),
  );
  return [
    declaration(name, { ...entry, params: withoutAxis }, "number"),
    declaration(name, entry, arrayType(output), ["axis", "out?"]),
  ].join("\n");
}

/** One overload; `given` names the axis where it must be there, and `out?` where there may be one. */
function declaration(
  name: string,
  { dtypes, params, output }: Kernel,
  result: string,
  given: readonly string[] = [],
): string {
  const generic = usesT(params, output)
    ? `<T extends ${dtypes.map((dtype) => `"${dtype}"`).join(" | ")}>`
    : "";
  const words = params.filter((param) => param.kind !== "option").map(parameterType);
  const options = params
    .filter((param) => param.kind === "option")
    .map((param) => `${param.name}${given.includes(param.name) ? "" : "?"}: ${optionType(param)}`);
  if (given.includes("out?")) options.push(`out?: ${arrayType(output)}`);
  if (options.length) words.push(optionsType(options, given.includes("axis")));
  return `declare function ${name}${generic}(\n  ${words.join(",\n  ")},\n): Promise<${result}>;`;
}

function optionType(param: OptionParam): string {
  if (param.type === "array") return `ArrayArg<${element(param.dtype)}>`;
  if (param.name === "dtype") return "T";
  if (param.type === "choice") return param.values.map((word) => JSON.stringify(word)).join(" | ");
  return param.type === "flag" ? "boolean" : "number";
}

function arrayType(output: Output): string {
  if (output.kind === "array") return `NDArray<${element(output.dtype)}>`;
  if (output.kind === "number") return `NDArray<${element(output.along ?? "f64")}>`;
  const fields = Object.entries(output.arrays).map(([name, array]) => `${name}: ${arrayType(array)}`);
  return `{ ${fields.join("; ")} }`;
}

function optionsType(options: readonly string[], needed: boolean): string {
  const optional = needed ? "" : "?";
  const line = `options${optional}: { ${options.join("; ")} }`;
  return line.length < 72 ? line : `options${optional}: {\n    ${options.join(";\n    ")};\n  }`;
}

function usesT(params: readonly Param[], output: Output): boolean {
  const signature = params.map((param) => ("dtype" in param ? param.dtype : "")).join();
  return /[TF]/.test(signature) || /NDArray<.*[TF]\b/.test(arrayType(output));
}

function parameterType(param: Param): string {
  if (param.kind === "array") return `${param.name}: ArrayArg<${element(param.dtype)}>`;
  const isShape = param.kind === "number" && param.sizes;
  return `${param.name}: ${isShape ? "number | readonly number[]" : "number"}`;
}

function element(dtype: string): string {
  if (dtype === "F") return 'T extends "f32" ? "f32" : "f64"';
  return dtype === "T" ? "T" : `"${dtype}"`;
}
