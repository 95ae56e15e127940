import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NDArray } from "../../src/array/ndarray.js";
import { runPlan } from "../../src/call.js";
import { DTYPES, type DType } from "../../src/dtypes.js";
import { KernelArgumentError } from "../../src/errors.js";
import { registry } from "../../src/generated/registry.js";
import type { Kernel } from "../../src/kernel.js";
import { prepare } from "../../src/prepare/prepare.js";
import { makeProblem, type Problem, sizeNames } from "../support/problem.js";
import { argumentsOf, boundOf, exportsOf, heap, place } from "../support/run.js";
import { sized } from "../support/sizes.js";
import { other, wrongArguments } from "../support/wrong-arguments.js";

// Every way an entry leaves to call its kernel wrongly: refused before anything runs, and `out` is as it was.

const SENTINEL = 77;

type Outs = NDArray | Readonly<Record<string, NDArray>> | undefined;

describe("arguments that do not fit one another", () => {
  it.each<[keyof typeof registry, unknown[], argument: string, message: string]>([
    ["knn", [[[0, 0]], [[1, 1]], { k: 2 }], "k", "expected at most as many as there are points (1), got 2"],
    ["topK", [[1, 2, 3], 4], "k", "expected a whole number from 0 to length (3), got 4"],
    ["histogram", [[1], { min: 2, max: 1 }], "max", "expected a number of at least min (2), got 1"],
    ["histogram", [[], { min: 2, max: 1 }], "max", "expected a number of at least min (2), got 1"],
    ["histogram", [[1], { min: Number.NaN }], "min", "expected a finite number, got NaN"],
    ["histogram", [[1], { max: Infinity }], "max", "expected a finite number, got Infinity"],
    ["histogram", [[1], { edges: [1] }], "edges", "expected at least two edges, got 1"],
    ["histogram", [[1], { edges: [1, 3, 2] }], "edges", "expected edges in ascending order, got 2 after 3"],
    ["histogram", [[1], { edges: [0, Number.NaN] }], "edges", "got NaN after 0"],
    ["histogram", [[1], { edges: [1, 2], max: 2 }], "max", "expected none beside edges, got 2"],
    ["uniform", [3, { low: 1, high: 0 }], "high", "got 0"],
    ["integers", [0, 0, 3], "high", "got 0"],
    ["uniform", [3, { seed: 2 ** 53 }], "seed", "got 9007199254740992"],
  ])("%s #%#", (name, args, argument, message) => {
    const run = () => prepare(name, registry[name], heap, args).abandon();
    expect(run).toThrow(expect.objectContaining({ name: "KernelArgumentError", kernel: name, argument }));
    expect(run).toThrow(message);
  });
});

describe.each(Object.entries<Kernel>(registry))("%s called wrongly", (name, entry) => {
  const problem = problemOf(entry);
  let arrays: NDArray[] = [];
  let outs: Outs;
  beforeAll(() => {
    arrays = place(problem);
    outs = outsOf(name, entry, problem, arrays);
  });
  afterAll(() => {
    for (const array of [...arrays, ...list(outs)]) array.free();
  });

  /** Calls with some arguments by name in place of the right ones. */
  const call = (changes: Readonly<Record<string, unknown>>, out: unknown = outs) => {
    const args = argumentsOf(entry, problem, arrays);
    const positional = entry.params.filter(({ kind }) => kind !== "option");
    const options = { ...(args.pop() as object), ...(out === undefined ? {} : { out }) } as Record<
      string,
      unknown
    >;
    for (const [param, value] of Object.entries(changes)) {
      const place = positional.findIndex((p) => p.name === param);
      if (place < 0) options[param] = value;
      else args[place] = value;
    }
    prepare(name, entry, heap, [...args, options]).abandon();
  };

  const refuses = (blamed: readonly string[], what: string, run: () => void) => {
    const before = heap.stats().used;
    let error: unknown;
    try {
      run();
    } catch (thrown) {
      error = thrown;
    }
    expect(error, what).toBeInstanceOf(KernelArgumentError);
    const { kernel, argument, message } = error as KernelArgumentError;
    expect(kernel, what).toBe(name);
    expect(blamed, `${what}: ${message}`).toContain(argument.replace(/(\[\d+\])+$/, ""));
    expect(message).toMatch(/: expected .+, got .+\.$/s);
    expect(heap.stats().used, what).toBe(before);
    for (const out of list(outs)) expect(isUntouched(out), what).toBe(true);
  };

  it("can be called rightly", () => call({}));

  it("refuses each argument that does not fit", () => {
    for (const { param, what, value, blamed = [param] } of wrongArguments(name, entry, problem)) {
      const given = value();
      // What a kernel's answer depends on is read once: the array is there until the call has been refused.
      const before = given instanceof NDArray && !given.isFreed ? given : undefined;
      refuses(blamed, `${param}: ${what}`, () => call({ [param]: given }));
      before?.free();
    }
  });

  it("refuses options it does not know, and too few or too many arguments", () => {
    for (const key of ["nothing", "Out", "toString"]) refuses([key], key, () => call({ [key]: 1 }));
    const args = argumentsOf(entry, problem, arrays);
    const positional = entry.params.filter(({ kind }) => kind !== "option");
    for (let count = 0; count < positional.length; count++) {
      // The last one may be refused as options.
      const run = () => prepare(name, entry, heap, args.slice(0, count)).abandon();
      refuses([positional[count]!.name], `${count} arguments`, run);
    }
    refuses(["arguments"], "an argument more", () => prepare(name, entry, heap, [...args, 1]).abandon());
    for (const options of [1, "x", null, []]) {
      const run = () => prepare(name, entry, heap, [...args.slice(0, -1), options]).abandon();
      refuses(["options"], String(options), run);
    }
  });

  it("refuses what cannot be its result", () => {
    for (const [part, right] of parts(outs)) {
      const called = part === "" ? "out" : `out.${part}`;
      const wrap = (value: unknown) => (part === "" ? value : { ...(outs as object), [part]: value });
      for (const strange of strangeOuts(right)) {
        refuses([called], called, () => call({}, wrap(strange)));
        if (strange instanceof NDArray && !strange.isFreed) strange.free();
      }
      for (const { name: param, dtype, shape, isOption } of problem.arrays) {
        if (dtype !== right.dtype || isOption || right.length === 0) continue;
        const length = shape.reduce((a, b) => a * b, 1);
        using whole = heap.array(dtype, length + right.length).fill(1);
        using flat = whole.subarray(0, length);
        using input = flat.reshape(shape);
        using rest = whole.subarray(length - 1, length - 1 + right.length);
        using overlapping = rest.reshape(right.shape);
        if (length === 1 && right.length === 1) continue;
        refuses([called], `overlaps ${param}`, () => call({ [param]: input }, wrap(overlapping)));
      }
    }
    if (outs instanceof NDArray || outs === undefined) return;
    for (const strange of [1, null, [], "x", { nothing: 1 }, ...list(outs)]) {
      refuses(["out"], "out", () => call({}, strange));
    }
    const [[first, a], [second, b]] = Object.entries(outs) as [[string, NDArray], [string, NDArray]];
    if (a.dtype !== b.dtype) return;
    using both = heap.array(a.dtype, a.shape);
    refuses([`out.${second}`], "one array for two", () => call({}, { [first]: both, [second]: both }));
  });
});

/** Whether an array has the bytes it was made with. */
function isUntouched({ data, dtype }: NDArray): boolean {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return bytes.equals(Buffer.from(new DTYPES[dtype](data.length).fill(SENTINEL).buffer));
}

/** A right call: of the last dtype, in which several results may be of one type. */
function problemOf(entry: Kernel): Problem {
  const names = sizeNames(entry);
  const { output } = entry;
  const options = output.kind === "number" && output.along ? { axis: 0 } : {};
  const any = { any: [9, 4] };
  const problem = makeProblem(
    entry,
    entry.dtypes.at(-1)!,
    { ...sized(names, [9, 11, 13]), ...any },
    1,
    undefined,
    options,
  );
  // A picture drawn at random may be of any size.
  const small = Object.fromEntries(
    ["width", "height"].filter((side) => side in problem.numbers).map((side) => [side, 5]),
  );
  return { ...problem, numbers: { ...problem.numbers, ...small } };
}

/** Arrays for the results of a right call, full of a number that none of them is. */
function outsOf(name: string, entry: Kernel, problem: Problem, arrays: readonly NDArray[]): Outs {
  const call = prepare(name, entry, heap, argumentsOf(entry, problem, arrays));
  // Only what is trimmed has to be computed to have its size.
  const { output } = entry;
  const all = output.kind === "arrays" ? Object.values(output.arrays) : [output];
  if (all.some((each) => each.kind === "array" && each.trimmed)) runPlan(call.plan, exportsOf("plain"));
  const result = call.settle();
  if (typeof result === "number") return undefined;
  const fresh = (array: NDArray, shape = array.shape) => {
    array.free();
    return heap.array(array.dtype, shape).fill(SENTINEL);
  };
  if (result instanceof NDArray) return fresh(result, boundOf(entry, problem));
  return Object.fromEntries(
    Object.entries(result).map(([part, array]) => {
      const spec = output.kind === "arrays" ? output.arrays[part]! : undefined;
      const bound =
        spec?.trimmed && typeof spec.shape === "function" ? spec.shape(problem.dims, {}, {}) : undefined;
      return [part, fresh(array, bound)];
    }),
  );
}

function strangeOuts({ dtype, shape }: NDArray): unknown[] {
  const gone = heap.array(dtype, shape);
  gone.free();
  const wrongTypes = (Object.keys(DTYPES) as DType[]).filter((each) => each !== dtype);
  return [
    null,
    1,
    "x",
    [1, 2],
    new Float64Array(1),
    gone,
    other.array(dtype, shape),
    heap.array(dtype, [...shape, 2]),
    heap.array(dtype, shape.length ? [shape[0]! + 1, ...shape.slice(1)] : [2]),
    ...wrongTypes.map((each) => heap.array(each, shape)),
  ];
}

function list(outs: Outs): NDArray[] {
  return parts(outs).map(([, array]) => array);
}

function parts(outs: Outs): [string, NDArray][] {
  if (outs === undefined) return [];
  return outs instanceof NDArray ? [["", outs]] : Object.entries(outs);
}
