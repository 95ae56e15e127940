import type { DType, KernelResult, Pool } from "@parakern/core";
import { elementOf, NDArray } from "@parakern/kernels-wasm";
import type { Source } from "../input/source.js";
import type { Result } from "../output/format-result.js";
import { FailureError, UsageError } from "../terminal/errors.js";
import type { BoundCall, Input } from "./bind.js";
import type { NamedKernel } from "./find-kernel.js";
import { positionalParams } from "./positional.js";

/** A kernel of which nothing is known at compile time. Its arguments are checked by core, before it runs. */
type AnyKernel = (...args: readonly unknown[]) => Promise<KernelResult>;

/** The method of a kernel that was named at run time. */
export function kernelOf(pool: Pool, name: string): AnyKernel {
  return (pool.kernels as unknown as Readonly<Record<string, AnyKernel>>)[name]!;
}

/** Puts the inputs in the pool's memory and calls the kernel. */
export async function callKernel(
  pool: Pool,
  kernel: NamedKernel,
  call: BoundCall,
  requested: string | undefined,
): Promise<Result> {
  const dtype = chooseDtype(kernel, call, requested);
  const params = positionalParams(kernel);
  const args = call.inputs.map((input, i) => {
    if (!isSource(input)) return input;
    const param = params[i]!;
    return load(pool, kernel.name, input, param.kind === "array" ? elementOf(param.dtype, dtype) : dtype);
  });
  const options = Object.entries(call.options).map(([name, value]) => {
    const param = kernel.entry.params.find((one) => one.name === name);
    const element = param && "dtype" in param ? elementOf(param.dtype, dtype) : dtype;
    return [name, typeof value === "object" ? load(pool, kernel.name, value, element) : value];
  });
  const result = await kernelOf(pool, kernel.name)(...args, {
    ...Object.fromEntries(options),
    ...inPlace(kernel, args),
  });
  if (typeof result === "number") return { kernel: kernel.name, dtype: "f64", shape: [], values: [result] };
  if (!(result instanceof NDArray)) return sideBySide(kernel.name, result);
  return { kernel: kernel.name, dtype: result.dtype, shape: result.shape, values: result.data };
}

/** Several results as the columns of one. */
function sideBySide(kernel: string, results: Readonly<Record<string, NDArray>>): Result {
  const columns = Object.values(results);
  const names = Object.keys(results);
  const rows = Math.max(0, ...columns.map(({ length }) => length));
  const values = new Float64Array(rows * columns.length).fill(Number.NaN);
  columns.forEach((column, at) => {
    column.data.forEach((value, row) => {
      values[row * columns.length + at] = value;
    });
  });
  return { kernel, dtype: "f64", shape: [rows, columns.length], columns: names, values };
}

/** Nobody needs the inputs afterwards: where the kernel can, it puts its result there, in half the memory. */
function inPlace(kernel: NamedKernel, args: readonly unknown[]): { out?: NDArray } {
  const { output } = kernel.entry;
  if (output.kind !== "array" || output.dtype !== "T") return {};
  const at = positionalParams(kernel).findIndex(({ name }) => output.inPlace.includes(name));
  const out = args[at];
  return out instanceof NDArray ? { out } : {};
}

/** The element type of the call: the one asked for, that of the files, or the kernel's first. */
function chooseDtype(kernel: NamedKernel, call: BoundCall, requested: string | undefined): DType {
  const { dtypes } = kernel.entry;
  const isKnown = (dtype: string): dtype is DType => dtypes.includes(dtype as DType);
  if (requested !== undefined) {
    if (isKnown(requested)) return requested;
    throw new UsageError(
      `${kernel.name} has no element type ${JSON.stringify(requested)}`,
      `It has ${dtypes.join(", ")}`,
    );
  }
  const params = positionalParams(kernel);
  const file = call.inputs.find((input, i): input is Source => {
    const param = params[i]!;
    return isSource(input) && input.dtype !== undefined && param.kind === "array" && param.dtype === "T";
  });
  if (file?.dtype === undefined) return dtypes[0];
  if (isKnown(file.dtype)) return file.dtype;
  throw misfit(kernel.name, file, dtypes);
}

function isSource(input: Input): input is Source {
  return typeof input === "object" && "copyInto" in input;
}

function load(pool: Pool, kernel: string, source: Source, dtype: DType): NDArray {
  if (source.dtype !== undefined && source.dtype !== dtype) throw misfit(kernel, source, [dtype]);
  const array = pool.array(dtype, source.shape.length === 0 ? [1] : source.shape);
  source.copyInto(array.data);
  return array;
}

function misfit(kernel: string, source: Source, wanted: readonly DType[]): FailureError {
  const next = `Save it as ${wanted.map((dtype) => `x.astype('${dtype.replace(/(\d+)/, (bits) => `${Number(bits) / 8}`)}')`).join(" or ")}`;
  return new FailureError(
    `${source.name} holds ${source.dtype}, and ${kernel} takes ${wanted.join(", ")} here`,
    next,
  );
}
