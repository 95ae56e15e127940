import type { HandleTable } from "../task/pack.js";
import type { ShippedTask } from "../task/shipped-task.js";
import type { FromMember, ToMember } from "../team/messages.js";

// Every message between a pool and its workers. Hot ones are arrays: property names would be cloned with each.

/** How the payload of a task is given to its function. */
export const Mode = {
  /** `fn(...payload)`. */
  apply: 0,
  /** `fn(item)` for each item of the payload; the reply is the list of results. */
  map: 1,
  /** `fn(...item)` for each item of the payload; the reply is the list of results. */
  starmap: 2,
  /** The payload is a SlotsPayload: items are read from shared memory and results written there. */
  slots: 3,
  /** The payload is a NumbersPayload: the reply is the typed array of results. */
  numbers: 4,
} as const;

export type Mode = (typeof Mode)[keyof typeof Mode];

/** `signalAt`: where among the arguments of `apply` the task's signal stands, or -1. `handles`: those in the payload. */
export type TaskMessage = readonly [
  slot: number,
  fn: number,
  mode: Mode,
  payload: unknown,
  signalAt: number,
  handles?: HandleTable,
];

/** The first message on a lane. */
export interface InitMessage {
  readonly type: "init";
  readonly words: SharedArrayBuffer | undefined;
  /** What `import()` in shipped functions resolves against. */
  readonly base: string;
  readonly initializer?: ShippedTask;
  readonly initargs?: readonly unknown[];
  readonly handles?: HandleTable;
}

/** Functions that tasks will name by their id. A message of its own: one of tasks may be damaged by what is in it. */
export interface DefineMessage {
  readonly type: "define";
  readonly tasks: readonly ShippedTask[];
  /** Every function defined so far is dropped first. */
  readonly forget: boolean;
}

/** Tasks to run in this order. */
export interface TasksMessage {
  readonly type: "tasks";
  readonly tasks: readonly TaskMessage[];
}

export type ToWorker =
  | InitMessage
  | DefineMessage
  | TasksMessage
  | { readonly type: "abort"; readonly slot: number; readonly reason: unknown }
  | { readonly type: "exit" }
  | ToMember;

export const Reply = { done: 0, failed: 1 } as const;

/** A result; of map and starmap, the list of results, as a Float64Array where all are numbers. */
export type DoneMessage = readonly [
  kind: typeof Reply.done,
  slot: number,
  value: unknown,
  handles?: HandleTable,
];
/** An encoded error; of map and starmap, with the results of the items before. */
export type FailedMessage = readonly [
  kind: typeof Reply.failed,
  slot: number,
  error: unknown,
  partial: unknown,
];

export type FromWorker =
  | DoneMessage
  | FailedMessage
  | { readonly type: "ready" }
  | { readonly type: "init-failed"; readonly error: unknown }
  /** Message number `at` (from 0) of this direction could not be deserialized. */
  | { readonly type: "garbled"; readonly side: "worker" | "pool"; readonly at: number }
  | FromMember;
