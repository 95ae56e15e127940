// Users whose `lib` is older than `using` get its names from here.
/// <reference lib="esnext.disposable" preserve="true" />
export {
  type AnyNDArray,
  type ArrayParam,
  Arrays,
  type DType,
  type Example,
  elementOf,
  type Kernel,
  type KernelResult,
  NDArray,
  NpyFormatError,
  type NpyHeader,
  type NumberOption,
  type NumberParam,
  type Numerals,
  npyHeader,
  type OptionParam,
  type Output,
  type Param,
  parseNpyHeader,
  registry,
} from "@parakern/kernels-wasm";
export { ArrayView } from "./array-view.js";
export { allContexts, type Context, getContext } from "./context/get-context.js";
export type { Address } from "./door/address.js";
export { Client, Listener } from "./door/listener.js";
export type { ConnectOptions, KeyOptions, ListenOptions, Refusal } from "./door/options.js";
export type { SocketConnection } from "./door/socket-connection.js";
export type { TlsClientOptions, TlsServerOptions } from "./door/tls-options.js";
export * from "./errors.js";
export { Connection, type RecvBytesOptions } from "./exchange/connection.js";
export { JoinableQueue } from "./exchange/joinable-queue.js";
export { type PipeOptions, pipe } from "./exchange/pipe.js";
export type { PutOptions } from "./exchange/put-options.js";
export { Queue, type QueueOptions } from "./exchange/queue.js";
export { SimpleQueue } from "./exchange/simple-queue.js";
export { type Waitable, wait } from "./exchange/wait.js";
export type { WaitOptions } from "./exchange/wait-options.js";
export { type Features, features } from "./features.js";
export type { KernelCallOptions } from "./kernel-host.js";
export type { KernelMethod, PoolKernels } from "./kernels.js";
export { Manager } from "./manager/manager.js";
export type { ManagerOptions } from "./manager/options.js";
export type * from "./manager/proxy-types.js";
export type { Remote } from "./manager/remote.js";
export { AsyncResult } from "./pool/async-result.js";
export type { Callbacks, CallOptions, ImapOptions, MapOptions } from "./pool/call-options.js";
export type { Percentiles, PoolStats } from "./pool/ledger.js";
export type { PoolOptions } from "./pool/options.js";
export type { RestartLimit } from "./pool/restarts.js";
export { Pool, type PoolConstructor } from "./pool/typed-pool.js";
export type { ProcessContext } from "./process/child.js";
export { activeChildren } from "./process/children.js";
export { defaultContext, setDefaultContext } from "./process/context.js";
export { cpuCount } from "./process/cpu-count.js";
export { type CurrentProcess, currentProcess } from "./process/current.js";
export { type ParentProcess, parentProcess } from "./process/parent.js";
export { Process, type ProcessOptions } from "./process/process.js";
export { type ProcessInfo, processInfo } from "./process/process-info.js";
export type { PoolConnectOptions, RemotePool } from "./remote/remote-pool.js";
export { remoteTasks } from "./remote/remote-tasks.js";
export { type PoolServer, type ServePoolOptions, servePool } from "./remote/serve-pool.js";
export type { Element, ElementArray, SharedDType } from "./shared/dtypes.js";
export type { Shareable } from "./shared/packing.js";
export { ShareableList, type ShareableListOptions } from "./shared/shareable-list.js";
export { RawArray, SharedArray } from "./shared/shared-array.js";
export { SharedMemory, type SharedMemoryOptions } from "./shared/shared-memory.js";
export type { SharedOptions } from "./shared/shared-options.js";
export { RawValue, Value } from "./shared/value.js";
export { Barrier, type BarrierOptions } from "./sync/barrier.js";
export type { BarrierState } from "./sync/barrier-home.js";
export { BoundedSemaphore } from "./sync/bounded-semaphore.js";
export { Condition } from "./sync/condition.js";
export type { SyncOptions } from "./sync/core.js";
export { Event } from "./sync/event.js";
export type { Guard } from "./sync/guard.js";
export { Lock } from "./sync/lock.js";
export { RLock } from "./sync/rlock.js";
export { Semaphore } from "./sync/semaphore.js";
export type { Wait } from "./sync/wait.js";
export { type Task, type TaskFunction, type TaskModule, TaskRef } from "./task/task.js";
export { type TaskModuleOptions, taskModule } from "./task/task-module.js";
export type { BackendKind, WorkerLimits } from "./workers/backend.js";
