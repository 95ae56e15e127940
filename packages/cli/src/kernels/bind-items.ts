import { openNpy } from "../input/npy-file.js";
import { isFile, readOperands } from "../input/operand.js";
import { readStdin } from "../input/read-stdin.js";
import type { Rows } from "../input/row-reader.js";
import { type Fillable, type Source, textSource } from "../input/source.js";
import { FailureError, UsageError } from "../terminal/errors.js";
import { type BoundCall, bindArguments, type Flags, givenOptions } from "./bind.js";
import type { NamedKernel } from "./find-kernel.js";
import { flagOf } from "./flag-of.js";
import { positionalParams } from "./positional.js";

/** Arguments of `map`: items, each with a number for every array parameter; other parameters have their flags. */
export async function bindItems(
  kernel: NamedKernel,
  operands: readonly string[],
  flags: Flags,
): Promise<BoundCall> {
  checkElementwise(kernel);
  const params = positionalParams(kernel);
  const missing = params.find(({ kind, name }) => kind === "number" && flags[name] === undefined);
  if (missing) {
    throw new UsageError(
      `${kernel.name} needs ${missing.name}`,
      `Add ${flagOf(missing.name)} <n>: ${missing.doc}`,
    );
  }
  const names = params
    .filter(({ kind, name }) => kind === "array" && flags[name] === undefined)
    .map(({ name }) => name);
  if (names.length < 2) return bindArguments(kernel, operands, flags);
  const columns = await readColumns(operands, names);
  const inputs = params.map(({ name }) => columns.get(name) ?? (flags[name] as number));
  return { inputs, options: await givenOptions(kernel, flags) };
}

async function readColumns(
  operands: readonly string[],
  names: readonly string[],
): Promise<Map<string, Source>> {
  const [first] = operands;
  if (operands.length === 1 && isFile(first!)) return fileColumns(openNpy(first!), names);
  const isPiped = first === undefined || (operands.length === 1 && first === "-");
  const rows = isPiped ? await readStdin() : readOperands("item", operands, true);
  return new Map(names.map((name, i) => [name, textSource(name, column(rows, names, i), "any")]));
}

function column({ values, rows, width, raggedAt }: Rows, names: readonly string[], at: number): Rows {
  if (width !== names.length && rows > 0) {
    const which = raggedAt === undefined ? "each item has" : `item ${raggedAt} or the one before has not`;
    const count = raggedAt === undefined ? width : names.length;
    throw new FailureError(
      `${which} ${count} numbers`,
      `An item here is ${names.join(",")}: ${names.length} numbers`,
    );
  }
  const picked = Float64Array.from({ length: rows }, (_, row) => values[row * names.length + at]!);
  return { values: picked, rows, width: 1, raggedAt: undefined };
}

function fileColumns(file: Source, names: readonly string[]): Map<string, Source> {
  const [rows, width] = file.shape;
  if (file.shape.length !== 2 || width !== names.length) {
    throw new FailureError(
      `${file.name} has shape (${file.shape.join(", ")})`,
      `It needs ${names.length} columns: ${names.join(", ")}`,
    );
  }
  return new Map(
    names.map((name, at) => [
      name,
      { ...file, name: file.name, shape: [rows!], copyInto: pickColumn(file, names.length, at) },
    ]),
  );
}

function pickColumn(file: Source, width: number, at: number): (target: Fillable) => void {
  return (target) => {
    const all = new (target.constructor as new (length: number) => Fillable)(target.length * width);
    file.copyInto(all);
    for (let row = 0; row < target.length; row++) target[row] = all[row * width + at]!;
  };
}

/** Only what an element gives on its own can be had item by item. */
function checkElementwise(kernel: NamedKernel): void {
  const { params, output } = kernel.entry;
  const isElementwise =
    output.kind === "array" &&
    typeof output.shape === "string" &&
    params.some(({ kind }) => kind === "array") &&
    kernel.entry.family === "elementwise";
  if (isElementwise) return;
  throw new UsageError(`${kernel.name} does not work item by item`, `Type parakern run ${kernel.name}`);
}
