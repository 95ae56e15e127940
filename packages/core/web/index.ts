// As src/index.ts, but for what only Node has: that raises a NodeOnlyError where it is used. Nothing but names: some
// bundlers load all that a file with code of its own imports.
export { Arrays, NDArray, NpyFormatError, npyHeader, parseNpyHeader } from "@parakern/kernels-wasm/arrays";
export { elementOf, registry } from "@parakern/kernels-wasm/entries";
export { ArrayView } from "../src/array-view.js";
export * from "../src/errors.js";
export { Connection } from "../src/exchange/connection.js";
export { JoinableQueue } from "../src/exchange/joinable-queue.js";
export { pipe } from "../src/exchange/pipe.js";
export { Queue } from "../src/exchange/queue.js";
export { SimpleQueue } from "../src/exchange/simple-queue.js";
export { wait } from "../src/exchange/wait.js";
export { features } from "../src/features.js";
export { AsyncResult } from "../src/pool/async-result.js";
export { Pool } from "../src/pool/typed-pool.js";
export { defaultContext, setDefaultContext } from "../src/process/context.js";
export { cpuCount } from "../src/process/cpu-count.js";
export { RawArray, SharedArray } from "../src/shared/shared-array.js";
export { RawValue, Value } from "../src/shared/value.js";
export { Barrier } from "../src/sync/barrier.js";
export { BoundedSemaphore } from "../src/sync/bounded-semaphore.js";
export { Condition } from "../src/sync/condition.js";
export { Event } from "../src/sync/event.js";
export { Lock } from "../src/sync/lock.js";
export { RLock } from "../src/sync/rlock.js";
export { Semaphore } from "../src/sync/semaphore.js";
export { TaskRef } from "../src/task/task.js";
export { taskModule } from "../src/task/task-module.js";
export {
  activeChildren,
  allContexts,
  Client,
  currentProcess,
  getContext,
  Listener,
  Manager,
  Process,
  parentProcess,
  processInfo,
  remoteTasks,
  ShareableList,
  SharedMemory,
  servePool,
} from "./stand-ins.js";
