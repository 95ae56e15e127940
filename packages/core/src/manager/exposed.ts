import { isForbidden } from "../door/tags.js";

/** Names that mean something to the language, or to a proxy itself. */
const reserved = new Set([
  "then",
  "toJSON",
  "toString",
  "toLocaleString",
  "valueOf",
  "hasOwnProperty",
  "isPrototypeOf",
]);

/** Whether others may call a method of this name at all. */
export function isCallable(name: string): boolean {
  return !isForbidden(name) && !reserved.has(name) && !/^__/u.test(name);
}

/** The public methods of an object: its own and its classes', without those whose name begins with `_`. */
export function publicMethods(object: object): string[] {
  const names = new Set<string>();
  for (let each = object; each !== null && each !== Object.prototype; each = Object.getPrototypeOf(each)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(each))) {
      // Getters are not asked: reading one may do anything.
      if (typeof value === "function" && isCallable(name) && !name.startsWith("_")) names.add(name);
    }
  }
  return [...names];
}
