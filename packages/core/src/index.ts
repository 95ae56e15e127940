export * from "./errors.js";
export { AsyncResult } from "./pool/async-result.js";
export type { CallOptions, ImapOptions, MapOptions } from "./pool/call-options.js";
export type { Percentiles, PoolStats } from "./pool/ledger.js";
export type { PoolOptions } from "./pool/options.js";
export { Pool } from "./pool/pool.js";
export { type Task, TaskRef } from "./task/task.js";
export { taskModule } from "./task/task-module.js";
