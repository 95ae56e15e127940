// What the types promise: this file must compile, and each line that is expected to fail must fail.
import {
  array,
  defineKernel,
  Heap,
  type KernelFunction,
  load,
  type NDArray,
  number,
  option,
} from "@parakern/kernels-wasm";

const { kernels, array: make } = await load();

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(..._: Equal<A, B> extends true ? [] : [never]) => {};

const small = new Heap().array("u8", [2, 2]);
same<typeof small, NDArray<"u8">>();
const x = make("f64", 3);
const y = make(Float32Array.of(1, 2));
const rows = make([[1, 2]], { dtype: "i32" });
same<typeof x, NDArray<"f64">>();
same<typeof y, NDArray<"f32">>();
same<typeof rows, NDArray<"i32">>();
const xs: Float64Array = x.data;
// @ts-expect-error the elements of f32 are no Float64Array
const ys: Float64Array = y.data;

// Results follow the dtype of the arguments, in every form an argument may have.
const fromArray = kernels.sqrtCube(y);
same<typeof fromArray, NDArray<"f32">>();
const fromTyped = kernels.add(Float32Array.of(1), [2]);
same<typeof fromTyped, NDArray<"f32">>();
const fromNumbers = kernels.add([1], [2], { out: x });
same<typeof fromNumbers, NDArray<"f64">>();
const total: number = kernels.sum([1, 2, 3]);
const inPlace = kernels.axpy(2, x, x, { out: x });
same<typeof inPlace, NDArray<"f64">>();
const generic = <T extends "f64" | "f32">(a: NDArray<T>) => kernels.sqrtCube(kernels.add(a, a));
same<ReturnType<typeof generic<"f32">>, NDArray<"f32">>();

// Where no array says a dtype the option does, and a shape is a length or sizes.
const drawn = kernels.uniform([2, 3], { dtype: "f32", seed: 1 });
same<typeof drawn, NDArray<"f32">>();
const whole = kernels.integers(0, 6, 10, { dtype: "u32" });
same<typeof whole, NDArray<"u32">>();
const order = kernels.permutation(10);
same<typeof order, NDArray<"i32">>();
const pi = kernels.monteCarloPi(1000);
same<typeof pi, number>();
// @ts-expect-error no such dtype for this kernel
kernels.uniform(3, { dtype: "u8" });
// @ts-expect-error a shape is numbers
kernels.uniform("3");

// Numbers are broadcast; arrays by name have dtypes of their own.
const fused = kernels.fma(y, 2, 3, { out: y });
same<typeof fused, NDArray<"f32">>();
const shifted = kernels.axpy(2, 1, x);
same<typeof shifted, NDArray<"f64">>();
const counts = kernels.histogram(y, { edges: [0, 1, 10] });
same<typeof counts, NDArray<"u32">>();
const top = kernels.topK(y, 2, { axis: 0 });
same<typeof top.values, NDArray<"f32">>();
// @ts-expect-error an axis is a number
kernels.fft(x, { axis: "0" });
// @ts-expect-error edges are of f64
kernels.histogram(y, { edges: y });
// @ts-expect-error a flag is true or false
kernels.sum(x, { keepDims: 1 });

// @ts-expect-error too few arguments
kernels.add(x);
// @ts-expect-error too many arguments
kernels.sum(x, {}, 3);
// @ts-expect-error two dtypes in one call
kernels.add(x, y);
// @ts-expect-error two dtypes in one call, as typed arrays
kernels.add(Float64Array.of(1), Float32Array.of(1));
// @ts-expect-error no such dtype for this kernel
kernels.sqrtCube(rows);
// @ts-expect-error no such dtype for this kernel, as a typed array
kernels.sqrtCube(Int32Array.of(1));
// @ts-expect-error `out` of another dtype
kernels.sqrtCube(x, { out: y });
// @ts-expect-error no such option
kernels.sqrtCube(x, { into: x });
// @ts-expect-error no such option, of a kernel without any
kernels.sum(x, { bins: 3 });
// @ts-expect-error a reduction has no `out`
kernels.sum(x, { out: x });
// @ts-expect-error a number where an array is due
kernels.sqrtCube(3);
// @ts-expect-error an array where a number is due
kernels.axpy(x, x, x);
// @ts-expect-error no such kernel
kernels.nothing(x);
// @ts-expect-error no such dtype
make("f16", 3);
// @ts-expect-error arrays of different dtypes do not stand for each other
const wrong: NDArray<"f64"> = y;

// The types of a kernel flow from its entry.
const entry = defineKernel({
  summary: "",
  formula: "",
  family: "order",
  dtypes: ["f64", "i32"],
  params: [
    array("x", { doc: "" }),
    array("at", { doc: "", dtype: "u32", shape: ["m"] }),
    number("k", { doc: "" }),
    option("bins", { doc: "" }),
  ],
  output: { kind: "array", dtype: "u8", shape: ["m"], inPlace: [], doc: "" },
  cost: 1,
  complexity: "",
  reference: () => 0,
  ulp: 0,
  accuracy: "",
  examples: [{ args: [[1], [1], 1], result: [1] }],
});
declare const call: KernelFunction<typeof entry>;
declare const later: KernelFunction<typeof entry, { signal?: AbortSignal }, true>;
const bytes = call(Int32Array.of(1), Uint32Array.of(1), 1, { bins: 3 });
same<typeof bytes, NDArray<"u8">>();
const promise = later([1], [1], 1, { signal: AbortSignal.abort() });
same<typeof promise, Promise<NDArray<"u8">>>();
// @ts-expect-error a parameter of its own dtype takes no other
call([1], Float64Array.of(1), 1);
// @ts-expect-error an option is a number
call([1], [1], 1, { bins: "3" });
// @ts-expect-error a number is no options object
kernels.sqrtCube([1], 5);
// @ts-expect-error nor is a second array
kernels.sqrtCube(xs, xs);
// @ts-expect-error nor where there are no options at all
kernels.sum([1], 5);

export { inPlace, total, wrong, xs, ys };
