import { types } from "node:util";

/**
 * Copies the containers of a value as structured clone does, cycles and shared parts kept, but with `replace` asked
 * for every object first.
 */
export function replaceObjects<T>(value: T, replace: (object: object) => object | undefined): T {
  const copies = new Map<object, object>();
  // A stack of our own: a list may be linked a million deep.
  const pending: (() => void)[] = [];
  const copy = (item: unknown): unknown => {
    if (typeof item !== "object" || item === null) return item;
    const known = copies.get(item) ?? replace(item);
    if (known !== undefined) return known;
    const twin = emptyCopy(item);
    if (twin === undefined) return item;
    copies.set(item, twin);
    pending.push(() => fill(item, twin, copy));
    return twin;
  };
  const result = copy(value) as T;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) next();
  return result;
}

/** Whether an object is one that structured clone copies property by property: plain, or of a class written in JavaScript. */
export function isRecord(item: object): boolean {
  return Object.prototype.toString.call(item) === "[object Object]" && !types.isProxy(item);
}

function emptyCopy(item: object): object | undefined {
  if (Array.isArray(item)) return new Array(item.length);
  if (types.isMap(item)) return new Map();
  if (types.isSet(item)) return new Set();
  return isRecord(item) ? {} : undefined;
}

function fill(from: object, to: object, copy: (item: unknown) => unknown): void {
  if (types.isMap(from)) {
    for (const [key, item] of from) (to as Map<unknown, unknown>).set(copy(key), copy(item));
  } else if (types.isSet(from)) {
    for (const item of from) (to as Set<unknown>).add(copy(item));
  } else {
    for (const [key, item] of Object.entries(from)) {
      // Plain assignment to "__proto__" would set the copy's prototype.
      Object.defineProperty(to, key, {
        value: copy(item),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
}
