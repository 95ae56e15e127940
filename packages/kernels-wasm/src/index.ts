// Users whose `lib` is older than `using` get its names from here.
/// <reference lib="esnext.disposable" preserve="true" />
export { instantiate, type KernelExports } from "./abi.js";
export type { ArrayOptions, DTypeOfData, NumericData } from "./array/create.js";
export { NDArray } from "./array/ndarray.js";
export type { NestedNumbers } from "./array/nest.js";
export { runPlan } from "./call.js";
export type {
  ArrayArg,
  CallArgs,
  CallOptions,
  CallResult,
  KernelDType,
  KernelFunction,
} from "./call-types.js";
export { DTYPES, type DType, dtypeOf, itemSize, type TypedArrayOf } from "./dtypes.js";
export {
  KernelArgumentError,
  KernelLoadError,
  KernelTrapError,
  OutOfMemoryError,
  ParakernError,
} from "./errors.js";
export { type Features, features } from "./features.js";
export { registry } from "./generated/registry.js";
export type { ArrayParam, Example, Kernel, NumberParam, OptionParam, Output, Param } from "./kernel.js";
export { array, defineKernel, number, option } from "./kernel.js";
export { type Kernels, type Loaded, type LoadOptions, load } from "./load.js";
export { Heap, type HeapOptions, type HeapStats } from "./memory/heap.js";
export { type Build, bestBuild, loadModule, loadModuleSync, type ModuleOptions } from "./module.js";
export {
  chunkCount,
  chunkSize,
  type Phase,
  type PhaseArg,
  type Plan,
  type PlanContext,
  type Slot,
} from "./plan.js";
export { prepare } from "./prepare/prepare.js";
export type { PreparedCall } from "./prepare/prepared-call.js";
