import { afterEach, describe, expect, it } from "vitest";
import { KernelArgumentError } from "../../src/errors.js";
import { Heap } from "../../src/heap.js";
import { array, defineKernel, type Kernel, number, option } from "../../src/kernel.js";
import { prepare } from "../../src/prepare/prepare.js";

const common = {
  summary: "A kernel to be called wrongly.",
  formula: "",
  dtypes: ["f64", "f32"],
  cost: 1,
  complexity: "O(n)",
  reference: () => 0,
  ulp: 0,
  accuracy: "",
  examples: [{ args: [], result: 0 }],
} as const;

const scale = defineKernel({
  ...common,
  family: "elementwise",
  params: [
    number("alpha", { doc: "" }),
    array("x", { doc: "" }),
    array("y", { doc: "" }),
    number("times", { doc: "", integer: true, min: 1, max: 9 }),
    option("offset", { doc: "", default: 0 }),
    option("bins", { doc: "", integer: true, min: 2 }),
  ],
  output: { kind: "array", dtype: "T", shape: "any", inPlace: ["x"], doc: "" },
});

const product = defineKernel({
  ...common,
  family: "linear algebra",
  params: [array("a", { doc: "", shape: ["m", "k"] }), array("b", { doc: "", shape: ["k", "n"] })],
  output: { kind: "array", dtype: "T", shape: ["m", "n"], inPlace: [], doc: "" },
});

const least = defineKernel({
  ...common,
  family: "reduction",
  params: [array("x", { doc: "", shape: ["n"] })],
  output: { kind: "number", cells: 1, merge: () => {}, doc: "" },
});

const index = defineKernel({
  ...common,
  family: "order",
  params: [array("x", { doc: "" }), array("at", { doc: "", dtype: "i32", shape: ["m"] })],
  output: { kind: "array", dtype: "i32", shape: ["m"], inPlace: ["at"], doc: "" },
});

const entries = { scale, product, least, index } satisfies Record<string, Kernel>;
const heap = new Heap();
const other = new Heap();
const freed = heap.array("f64", 3);
freed.free();
const x = heap.array([1, 2, 3]);
const long = heap.array("f64", 8);
const single = heap.array("f32", 3);
const matrix = heap.array("f64", [3, 3]);
const used = heap.stats();

afterEach(() => expect(heap.stats()).toEqual(used));

describe("a wrong call is refused before anything is allocated", () => {
  it.each<[keyof typeof entries, unknown[], argument: string, message: string]>([
    [
      "scale",
      [],
      "alpha",
      "expected a number, as in scale(alpha, x, y, times, { out, offset, bins }), got nothing",
    ],
    [
      "scale",
      [2, x],
      "y",
      "expected an array, as in scale(alpha, x, y, times, { out, offset, bins }), got nothing",
    ],
    ["scale", [2, x, x, 1, {}, 3], "arguments", "got 6 arguments"],
    ["scale", ["2", x, x, 1], "alpha", 'expected a number, got "2"'],
    ["scale", [2n, x, x, 1], "alpha", "expected a number, got a bigint"],
    ["scale", [2, x, x, 1.5], "times", "expected a whole number from 1 to 9, got 1.5"],
    ["scale", [2, x, x, 10], "times", "expected a whole number from 1 to 9, got 10"],
    ["scale", [2, x, x, Number.NaN], "times", "expected a whole number from 1 to 9, got NaN"],
    ["scale", [2, x, x, 1, { bins: 1 }], "bins", "expected a whole number of at least 2, got 1"],
    ["scale", [2, x, x, 1, { offset: "0" }], "offset", 'expected a number, got "0"'],
    ["scale", [2, x, x, 1, { ofset: 1 }], "ofset", "(did you mean offset?)"],
    [
      "scale",
      [2, x, x, 1, { signal: 1 }],
      "signal",
      'expected one of the options out, offset, bins, got "signal"',
    ],
    ["scale", [2, x, x, 1, 5], "options", "expected an object of options, got 5"],
    ["scale", [2, x, x, 1, x], "options", "expected an object of options, got NDArray<f64> of shape (3,)"],
    [
      "scale",
      [2, undefined, x, 1],
      "x",
      "expected an NDArray, a typed array or an array of numbers, got undefined",
    ],
    ["scale", [2, "abc", x, 1], "x", 'got "abc"'],
    ["scale", [2, x, single, 1], "y", "expected dtype f64, as x has, got NDArray<f32> of shape (3,)"],
    [
      "scale",
      [2, x, Float32Array.of(1, 2, 3), 1],
      "y",
      "expected dtype f64, as x has, got Float32Array of 3",
    ],
    ["scale", [2, Int32Array.of(1), x, 1], "x", "expected dtype f64 or f32, got Int32Array of 1"],
    ["scale", [2, x, long, 1], "y", "expected shape (3,) or one that is broadcast to it, as x has, got (8,)"],
    [
      "scale",
      [2, x, [1, 2], 1],
      "y",
      "expected shape (3,) or one that is broadcast to it, as x has, got (2,)",
    ],
    ["scale", [2, [1, 2, "3"], x, 1], "x[2]", 'expected a number, got "3"'],
    ["scale", [2, freed, x, 1], "x", "expected an array in use, got one that was freed"],
    [
      "scale",
      [2, x, other.array([1, 2, 3]), 1],
      "y",
      "expected an array of this pool or heap, got one of another",
    ],
    ["scale", [2, x, x, 1, { out: [1, 2, 3] }], "out", "expected an NDArray, got an array of 3"],
    ["scale", [2, x, x, 1, { out: single }], "out", "expected dtype f64, got NDArray<f32> of shape (3,)"],
    ["scale", [2, x, x, 1, { out: long }], "out", "expected shape (3,), got (8,)"],
    ["scale", [2, x, x, 1, { out: freed }], "out", "expected an array in use, got one that was freed"],
    ["scale", [2, x, x, 1, { out: other.array("f64", 3) }], "out", "got one of another"],
    [
      "scale",
      [2, long.subarray(0, 3), long.subarray(4, 7), 1, { out: long.subarray(1, 4) }],
      "out",
      "overlaps x",
    ],
    ["scale", [2, x, long.subarray(4, 7), 1, { out: long.subarray(4, 7) }], "out", "overlaps y"],
    ["product", [matrix, [[1, 2, 3]]], "b", "expected k = 3 on axis 0, as a has, got shape (1, 3)"],
    ["product", [x, matrix], "a", "expected 2 dimensions, (m, k), got shape (3,)"],
    ["product", [matrix, [[1, 2], [3, 4], [5]]], "b[2]", "expected a row of 2 numbers, got an array of 1"],
    [
      "product",
      [matrix, matrix, { out: matrix }],
      "out",
      "expected memory of its own, got an array that overlaps a",
    ],
    ["least", [[]], "x", "expected at least one element, got none"],
    ["least", [matrix], "x", "expected 1 dimension, (n), got shape (3, 3)"],
    ["least", [x, { out: x }], "out", 'expected no options, got "out"'],
    ["index", [x, [1, 2.5]], "at[1]", "expected a whole number from -2147483648 to 2147483647, got 2.5"],
    ["index", [x, Float64Array.of(1)], "at", "expected dtype i32, got Float64Array of 1"],
  ])("%s #%#", (name, args, argument, message) => {
    const error = refusal(() => prepare(name, entries[name], heap, args));
    expect(error).toMatchObject({
      name: "KernelArgumentError",
      code: "E_KERNEL_ARGUMENT",
      kernel: name,
      argument,
    });
    expect(error.message).toContain(message);
    expect(error.message).toMatch(new RegExp(`^${name}: ${argument.replace(/[[\]]/g, "\\$&")}: expected `));
  });

  it("takes options that the caller reads itself", () => {
    expect(() => prepare("least", least, heap, [x, { signal: 1 }], ["signal"]).abandon()).not.toThrow();
    const error = refusal(() => prepare("least", least, heap, [x, { singal: 1 }], ["signal"]));
    expect(error.message).toContain("did you mean signal?");
  });
});

function refusal(run: () => unknown): KernelArgumentError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(KernelArgumentError);
    return error as KernelArgumentError;
  }
  throw new Error("The call was accepted.");
}
