// Users whose `lib` is older than `using` get its names from here.
/// <reference lib="esnext.disposable" preserve="true" />
export { instantiate, type KernelExports } from "./abi.js";
export { type AnyNDArray, Arrays } from "./array/arrays.js";
export type { ArrayOptions, DTypeOfData, NumericData } from "./array/create.js";
export { NDArray } from "./array/ndarray.js";
export type { NestedNumbers } from "./array/nest.js";
export { type Scope, type ScopeStack, Scopes } from "./array/scope.js";
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
  NpyFormatError,
  OutOfMemoryError,
  ParakernError,
} from "./errors.js";
export { type Features, features } from "./features.js";
export { registry } from "./generated/registry.js";
export { Heap } from "./heap.js";
export type {
  ArrayOption,
  ArrayOutput,
  ArrayParam,
  ArraysOutput,
  AxisOption,
  ChoiceOption,
  Element,
  Example,
  Family,
  FlagOption,
  Kernel,
  NumberOption,
  NumberOutput,
  NumberParam,
  Numerals,
  OptionParam,
  Output,
  Param,
  ReferenceArgs,
} from "./kernel.js";
export {
  array,
  arrayOption,
  axis,
  choice,
  defineKernel,
  FAMILIES,
  flag,
  number,
  option,
  shape,
} from "./kernel.js";
export { type Kernels, type Loaded, type LoadOptions, load } from "./load.js";
export { BlockHeap, type HeapOptions, type HeapStats } from "./memory/block-heap.js";
export { type Build, bestBuild, loadModule, loadModuleSync, type ModuleOptions } from "./module.js";
export { type NpyHeader, parseNpyHeader } from "./npy/header.js";
export { npyHeader } from "./npy/write.js";
export {
  type Along,
  chunkCount,
  chunkSize,
  type Phase,
  type PhaseArg,
  type Plan,
  type PlanArray,
  type PlanContext,
  type Slot,
} from "./plan.js";
export { elementOf } from "./prepare/element.js";
export { prepare } from "./prepare/prepare.js";
export type { KernelResult, PreparedCall } from "./prepare/prepared-call.js";
