import type { DType } from "../../src/dtypes.js";
import type { Kernel } from "../../src/kernel.js";
import { elementOf } from "../../src/prepare/element.js";
import { type Problem, referenceArgs, referenceOf } from "./problem.js";
import type { Plain } from "./run.js";
import { ulpOf, ulpsBetween } from "./ulp.js";

/** The first element of a result that is not what the reference allows; undefined where all are. */
export function mismatch(entry: Kernel, dtype: DType, problem: Problem, got: Plain): string | undefined {
  const { wanted, scales } = dueOf(entry, problem);
  for (const [name, list] of Object.entries(listsOf(got))) {
    const wrong = mismatchOf(
      entry,
      elementIn(entry, problem, name, dtype),
      list,
      wanted[name] ?? [],
      typeof scales === "number" ? new Float64Array(list.length).fill(scales) : scales?.[name],
    );
    if (wrong !== undefined) return `${name}${wrong}`;
  }
  return undefined;
}

interface Due {
  readonly wanted: Lists;
  readonly scales: Lists | number | undefined;
}

/** What problems come to, as long as they are held: it is the same in every build. */
const due = new WeakMap<Problem, Due>();

function dueOf(entry: Kernel, problem: Problem): Due {
  let found = due.get(problem);
  if (found === undefined) {
    found = { wanted: listsOf(referenceOf(entry, problem)), scales: scaleOf(entry, problem) };
    due.set(problem, found);
  }
  return found;
}

/** The element type of a result. */
function elementIn({ output }: Kernel, { options }: Problem, name: string, dtype: DType): DType {
  if (output.kind === "array") return elementOf(output.dtype, dtype);
  if (output.kind === "arrays") return elementOf(output.arrays[name]!.dtype, dtype);
  return options.axis === undefined ? "f64" : elementOf(output.along!, dtype);
}

function mismatchOf(
  entry: Kernel,
  type: DType,
  list: ArrayLike<number>,
  wanted: ArrayLike<number>,
  scale: ArrayLike<number> | undefined,
): string | undefined {
  if (list.length !== wanted.length) return `: ${list.length} elements, where ${wanted.length} are due`;
  // Both as doubles: a loop over arrays of all types takes several times as long.
  const [got, exact] = [new Float64Array(list), new Float64Array(wanted)];
  for (let i = 0; i < got.length; i++) {
    if (got[i] === exact[i] && got[i] !== 0) continue;
    if (fits(entry, type, got[i]!, exact[i]!, scale?.[i])) continue;
    return `[${i}]: ${list[i]}, where ${wanted[i]} is due (${ulpsBetween(list[i]!, wanted[i]!, type)} ulp)`;
  }
  return undefined;
}

const SUMS: ReadonlySet<string> = new Set(["reduction", "linear algebra", "signal"]);

function fits(entry: Kernel, type: DType, got: number, wanted: number, scale: number | undefined): boolean {
  const target = type === "f32" ? Math.fround(wanted) : wanted;
  if (Object.is(got, target)) return true;
  // A sum of zeros of both signs may give either.
  if (got === 0 && target === 0) return SUMS.has(entry.family);
  if (entry.ulp <= 0.5) return false;
  if (entry.scale && !Number.isFinite(type === "f32" ? Math.fround(2 * scale!) : 2 * scale!)) return true;
  // In f64 the reference has a rounding error of its own; for f32 it is as good as exact.
  const allowed = entry.ulp + (type === "f64" ? 1 : 0);
  if (ulpsBetween(got, wanted, type) <= allowed) return true;
  // Sums of terms of both signs are as exact as the sum of the terms' sizes lets them be.
  return (
    scale !== undefined &&
    Number.isFinite(scale) &&
    Math.abs(got - wanted) <= allowed * ulpOf(2 * scale, type)
  );
}

/** What errors are measured in: as the entry says, or, for kernels that add up, the result over absolute values. */
function scaleOf(entry: Kernel, problem: Problem): Lists | number | undefined {
  if (entry.scale) return entry.scale(referenceArgs(entry, problem));
  if (entry.ulp === 0 || entry.family === "elementwise") return undefined;
  const arrays = problem.arrays.map((array) => ({
    ...array,
    values: Float64Array.from(array.values, Math.abs),
  }));
  return listsOf(referenceOf(entry, { ...problem, arrays }));
}

type Lists = Readonly<Record<string, ArrayLike<number>>>;

/** The elements of each result by name; of the only one, under "". */
function listsOf(result: Plain): Lists {
  if (typeof result === "number") return { "": [result] };
  return typeof result.length === "number" ? { "": result as ArrayLike<number> } : (result as Lists);
}

/** Whether two results are the same, bit by bit, but for the payload of NaN. */
export function sameBits(a: Plain, b: Plain): boolean {
  const [x, y] = [listsOf(a), listsOf(b)];
  return Object.keys(x).every((name) => {
    const [p, q] = [x[name]!, y[name]!];
    if (p.length !== q.length) return false;
    if (ArrayBuffer.isView(p) && ArrayBuffer.isView(q) && bytesOf(p).equals(bytesOf(q))) return true;
    for (let i = 0; i < p.length; i++) if (!Object.is(p[i], q[i])) return false;
    return true;
  });
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}
