/** What of `node:util` is used to look into values. */
export const types = {
  isMap: (value: unknown): value is Map<unknown, unknown> => tagOf(value) === "Map",
  isSet: (value: unknown): value is Set<unknown> => tagOf(value) === "Set",
  isArrayBuffer: (value: unknown): value is ArrayBuffer => tagOf(value) === "ArrayBuffer",
  isSharedArrayBuffer: (value: unknown): value is SharedArrayBuffer => tagOf(value) === "SharedArrayBuffer",
  /** Nobody but an engine can tell. */
  isProxy: (_value: unknown): boolean => false,
};

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** A value in a few words. */
export function inspect(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  if (typeof value === "object" && value !== null && !(value instanceof Error)) {
    return Array.isArray(value) ? "[Array]" : `[${value.constructor?.name ?? "Object"}]`;
  }
  return String(value);
}
