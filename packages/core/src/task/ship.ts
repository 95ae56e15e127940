import { toBase } from "./base.js";
import { checkClosure } from "./closure/check.js";
import type { ShippedModule, ShippedSource, ShippedTask } from "./shipped-task.js";
import { atCallSite } from "./stacks.js";
import { type Task, TaskRef } from "./task.js";

/** How many sources are remembered by their text; an arrow function written inside a loop is a new object each time round. */
const TEXTS = 1024;

let nextId = 1;
const byFunction = new WeakMap<object, ShippedTask>();
const byText = new Map<string, ShippedSource>();

/** How a task is shipped. */
export interface ShipOptions {
  /** What `import()` inside the function resolves against: a file or folder, or its URL. The program's main file by default. */
  readonly baseUrl?: string | URL | undefined;
}

/**
 * Checks a task and makes it ready to be posted; what was shipped before comes from a cache.
 *
 * Raises ClosureError for a function that is not self-contained, and TypeError for what is no task at all.
 */
export function ship(task: Task<never[], unknown>, options: ShipOptions = {}): ShippedTask {
  const known = byFunction.get(task);
  if (known !== undefined && options.baseUrl === undefined) return known;
  if (typeof task === "function") return shipFunction(task, toBase(options.baseUrl));
  if (TaskRef.is(task)) {
    const shipped: ShippedModule = { kind: "module", id: nextId++, name: task.name, url: task.url };
    byFunction.set(task, shipped);
    return shipped;
  }
  throw new TypeError(`Expected a function or a reference made by taskModule(), got ${describe(task)}.`);
}

function shipFunction(task: (...args: never[]) => unknown, base: string): ShippedSource {
  const text = Function.prototype.toString.call(task);
  const key = `${base}\n${task.name}\n${text}`;
  let shipped = byText.get(key);
  if (shipped === undefined) {
    atCallSite(() => checkClosure(task.name, text));
    shipped = { kind: "source", id: nextId++, name: task.name, source: text, base };
    if (byText.size >= TEXTS) byText.delete(byText.keys().next().value!);
    byText.set(key, shipped);
  }
  byFunction.set(task, shipped);
  return shipped;
}

function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null)
    return `an object (${value.constructor?.name ?? "no prototype"})`;
  return String(value);
}
