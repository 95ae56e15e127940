import { formatShape } from "./shape.js";

/** What a value is, for an error message. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number" || typeof value === "undefined" || typeof value === "boolean")
    return `${value}`;
  if (typeof value === "string")
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 37)}...` : value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value !== "object") return `a ${typeof value}`;
  const name = value.constructor?.name ?? "object";
  if ("dtype" in value && "shape" in value)
    return `${name}<${value.dtype}> of shape ${formatShape(value.shape as number[])}`;
  return ArrayBuffer.isView(value) && "length" in value
    ? `${name} of ${value.length}`
    : `a value of class ${name}`;
}
