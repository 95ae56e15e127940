import { toBase } from "./base.js";
import { checkClosure } from "./closure/check.js";
import type { ShippedTask } from "./shipped-task.js";
import { atCallSite } from "./stacks.js";
import { type Task, TaskRef } from "./task.js";

/** How many tasks are remembered by their text: a function that is written inside a loop is a new object each time round. */
const TEXTS = 1024;

let nextId = 1;
const byObject = new WeakMap<object, ShippedTask>();
const byText = new Map<string, ShippedTask>();
/** What is still being checked, or was refused then: only where the parser has to be loaded first. */
const checks = new Map<ShippedTask, Promise<void>>();

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
  const known = byObject.get(task);
  const base = toBase(options.baseUrl);
  if (known !== undefined && (known.kind === "module" || known.base === base)) return known;
  const shipped = typeof task === "function" ? shipFunction(task, base) : shipReference(task);
  byObject.set(task, shipped);
  return shipped;
}

function shipFunction(task: (...args: never[]) => unknown, base: string): ShippedTask {
  const source = Function.prototype.toString.call(task);
  const { name } = task;
  return remembered(`${base}\n${name}\n${source}`, () => {
    const check = atCallSite(() => checkClosure(name, source));
    const shipped: ShippedTask = { kind: "source", id: nextId++, name, source, base };
    if (check) keepCheck(shipped, check);
    return shipped;
  });
}

/** The check of a task that has not ended well yet; it rejects with a ClosureError. Undefined where nothing is to be waited for. */
export function underCheck(task: ShippedTask): Promise<void> | undefined {
  return checks.size === 0 ? undefined : checks.get(task);
}

function keepCheck(task: ShippedTask, check: Promise<void>): void {
  checks.set(task, check);
  // Whoever waits for it learns of a refusal, now and each time that it is submitted.
  check.then(
    () => checks.delete(task),
    () => {},
  );
}

function shipReference(task: unknown): ShippedTask {
  if (!TaskRef.is(task)) {
    throw new TypeError(`Expected a function or a reference made by taskModule(), got ${describe(task)}.`);
  }
  const { name, url } = task;
  return remembered(`${url}\n${name}`, () => ({ kind: "module", id: nextId++, name, url }));
}

function remembered(text: string, make: () => ShippedTask): ShippedTask {
  const known = byText.get(text);
  if (known !== undefined) return known;
  const shipped = make();
  if (byText.size >= TEXTS) byText.delete(byText.keys().next().value!);
  byText.set(text, shipped);
  return shipped;
}

function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null)
    return `an object (${value.constructor?.name ?? "no prototype"})`;
  return String(value);
}
