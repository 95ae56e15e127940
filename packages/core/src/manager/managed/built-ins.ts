import { type Kind, kindOf } from "../kinds.js";
import { ManagedArray } from "./array.js";
import { ManagedBarrier } from "./barrier.js";
import { ManagedCondition } from "./condition.js";
import { ManagedEvent } from "./event.js";
import { ManagedJoinableQueue } from "./joinable-queue.js";
import { ManagedList } from "./list.js";
import { ManagedLock } from "./lock.js";
import { ManagedMap } from "./map.js";
import { ManagedNamespace } from "./namespace.js";
import { ManagedQueue } from "./queue.js";
import { ManagedRLock } from "./rlock.js";
import { ManagedBoundedSemaphore, ManagedSemaphore } from "./semaphore.js";
import { ManagedSet } from "./set.js";
import { ManagedValue } from "./value.js";

/** What every manager can make. */
const classes = {
  list: ManagedList,
  map: ManagedMap,
  set: ManagedSet,
  namespace: ManagedNamespace,
  queue: ManagedQueue,
  joinableQueue: ManagedJoinableQueue,
  lock: ManagedLock,
  rlock: { create: ManagedRLock, methods: ["acquire", "release", "locked"] },
  semaphore: ManagedSemaphore,
  boundedSemaphore: ManagedBoundedSemaphore,
  condition: ManagedCondition,
  event: ManagedEvent,
  barrier: ManagedBarrier,
  value: ManagedValue,
  array: ManagedArray,
};

/** Their kinds, by name. */
export const builtIns: ReadonlyMap<string, Kind> = new Map(
  Object.entries(classes).map(([name, each]) => [name, kindOf(name, each)]),
);
