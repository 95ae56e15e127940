import { AuthenticationError, BufferTooShortError, ParakernError, TimeoutError } from "../errors.js";
import { JoinableQueue } from "../exchange/joinable-queue.js";
import { pipe } from "../exchange/pipe.js";
import { Queue } from "../exchange/queue.js";
import { SimpleQueue } from "../exchange/simple-queue.js";
import { Manager } from "../manager/manager.js";
import { Pool } from "../pool/typed-pool.js";
import type { ProcessContext } from "../process/child.js";
import { activeChildren } from "../process/children.js";
import { checkContext, defaultContext } from "../process/context.js";
import { cpuCount } from "../process/cpu-count.js";
import { currentProcess } from "../process/current.js";
import { parentProcess } from "../process/parent.js";
import { Process } from "../process/process.js";
import { RawArray, SharedArray } from "../shared/shared-array.js";
import { RawValue, Value } from "../shared/value.js";
import { Barrier } from "../sync/barrier.js";
import { BoundedSemaphore } from "../sync/bounded-semaphore.js";
import { Condition } from "../sync/condition.js";
import { Event } from "../sync/event.js";
import { Lock } from "../sync/lock.js";
import { RLock } from "../sync/rlock.js";
import { Semaphore } from "../sync/semaphore.js";
import { bindCall, bindPool, bindTo } from "./bind.js";

/** Where the nouns of `multiprocessing` can live, the default first. */
const CONTEXTS: readonly ProcessContext[] = ["process", "thread"];

/** The nouns of `multiprocessing`, each made for one context: see `getContext`. */
export type Context = ReturnType<typeof createContext>;

const contexts = new Map<ProcessContext, Context>();

/**
 * The same constructors, each bound to a context: `multiprocessing.get_context`.
 *
 * The default one unless a name is given. What these make are instances of the plain classes; options still go before
 * the context. Raises RangeError for anything but the name of a context.
 *
 * @example
 * const { Process, Lock } = getContext("thread");
 * const lock = new Lock();
 */
export function getContext(name: ProcessContext = defaultContext()): Context {
  const known = contexts.get(checkContext(name));
  if (known !== undefined) return known;
  const context = createContext(name);
  contexts.set(name, context);
  return context;
}

/** The name of every context, the default first: `multiprocessing.get_all_start_methods`. */
export function allContexts(): ProcessContext[] {
  return [...CONTEXTS];
}

/** A noun a line: its class, and which of its constructor's arguments are its options; then what is the same in all. */
function createContext(name: ProcessContext) {
  return Object.freeze({
    name,
    Process: bindTo(name, Process, 0),
    Pool: bindPool(name, Pool),
    Queue: bindTo(name, Queue, 1),
    JoinableQueue: bindTo(name, JoinableQueue, 1),
    SimpleQueue: bindTo(name, SimpleQueue, 0),
    pipe: bindCall(name, pipe),
    Lock: bindTo(name, Lock, 0),
    RLock: bindTo(name, RLock, 0),
    Semaphore: bindTo(name, Semaphore, 1),
    BoundedSemaphore: bindTo(name, BoundedSemaphore, 1),
    Condition: bindTo(name, Condition, 1),
    Event: bindTo(name, Event, 0),
    Barrier: bindTo(name, Barrier, 1),
    Value: bindTo(name, Value, 2),
    RawValue: bindTo(name, RawValue, 2),
    SharedArray: bindTo(name, SharedArray, 2),
    RawArray: bindTo(name, RawArray, 2),
    Manager: bindTo(name, Manager, 0),
    activeChildren,
    currentProcess,
    parentProcess,
    cpuCount,
    ParakernError,
    AuthenticationError,
    BufferTooShortError,
    TimeoutError,
  });
}
