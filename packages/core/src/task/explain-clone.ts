import { inspect, types } from "node:util";
import { SerializationError } from "../errors.js";
import { isRecord } from "./replace-objects.js";

/** How a value was to be sent. */
export interface ExplainOptions {
  /** What sending it raised. */
  readonly cause?: unknown;
  /** What was to be transferred, and need not be cloneable. */
  readonly transfer?: readonly Transferable[];
  /** Clones as sending does. */
  readonly clone?: (value: unknown) => unknown;
}

/** A part of the value: how it was reached is put together only for the one that is named. */
interface Place {
  readonly item: unknown;
  readonly step: string;
  readonly parent: Place | undefined;
}

/**
 * Finds the first part of a value that cannot be cloned: an error that names its path (`args[0].options.onDone`), or
 * undefined where there is none.
 *
 * Walks the whole value: to be called only after sending it failed.
 */
export function explainClone(
  value: unknown,
  path: string,
  options: ExplainOptions = {},
): SerializationError | undefined {
  const clone = options.clone ?? structuredClone;
  const seen = new Set<unknown>(options.transfer);
  const pending: Place[] = [{ item: value, step: path, parent: undefined }];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { item } = place;
    if (seen.has(item)) continue;
    seen.add(item);
    try {
      if (isContainer(item)) {
        const contents = [...contentsOf(item)].reverse();
        for (const [child, step] of contents) pending.push({ item: child, step, parent: place });
      } else if (!isPlainData(item)) clone(item);
    } catch (error) {
      return new SerializationError(pathTo(place), reason(item, error), { cause: options.cause ?? error });
    }
  }
  return undefined;
}

/** Longer paths are cut in their middle. */
const LONGEST_PATH = 40;

function pathTo(place: Place): string {
  const steps: string[] = [];
  for (let each: Place | undefined = place; each !== undefined; each = each.parent) steps.push(each.step);
  steps.reverse();
  const left = steps.length - LONGEST_PATH;
  if (left > 0) steps.splice(LONGEST_PATH / 2, left, `…(${left} more)…`);
  return steps.join("");
}

function isContainer(item: unknown): item is object {
  if (typeof item !== "object" || item === null) return false;
  return Array.isArray(item) || types.isMap(item) || types.isSet(item) || isRecord(item);
}

/** What any clone takes; buffers with bytes among it, which may be too large to be tried. */
function isPlainData(item: unknown): boolean {
  if (typeof item === "function" || typeof item === "symbol") return false;
  if (typeof item !== "object" || item === null) return true;
  if (ArrayBuffer.isView(item)) return types.isArrayBuffer(item.buffer) && item.byteLength > 0;
  return types.isArrayBuffer(item) && item.byteLength > 0;
}

/** What structured clone visits inside a container, each with its step of the path. */
function* contentsOf(item: object): Generator<readonly [unknown, string]> {
  if (types.isMap(item)) {
    for (const [key, child] of item) {
      yield [key, `.keys() at ${show(key)}`];
      yield [child, `.get(${show(key)})`];
    }
  } else if (types.isSet(item)) {
    for (const child of item) yield [child, `.values() at ${show(child)}`];
  } else {
    for (const key of Object.keys(item)) {
      yield [(item as Record<string, unknown>)[key], Array.isArray(item) ? `[${key}]` : stepTo(key)];
    }
  }
}

function stepTo(key: string): string {
  return /^[A-Za-z_$][\w$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function reason(item: unknown, error: unknown): string {
  if (typeof item === "function")
    return item.name === "" ? "it is a function" : `it is the function ${item.name}`;
  if (typeof item === "symbol") return `it is the ${String(item)}`;
  if (isContainer(item)) return `reading it throws ${show(error)}`;
  if (types.isProxy(item)) return "it is a Proxy";
  return error instanceof Error ? error.message.replace(/\.$/u, "") : show(error);
}

function show(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return inspect(value, { depth: 0, maxStringLength: 40 });
}
