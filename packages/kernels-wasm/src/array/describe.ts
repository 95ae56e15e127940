import { NDArray } from "./ndarray.js";
import { formatShape } from "./shape.js";

/** What a value is, for an error message. */
export function describe(value: unknown): string {
  if (typeof value === "string")
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 37)}...` : value);
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") {
    return `a ${typeof value}`;
  }
  return typeof value === "object" && value !== null ? describeObject(value) : `${value}`;
}

function describeObject(value: object): string {
  if (value instanceof NDArray) return `NDArray<${value.dtype}> of shape ${formatShape(value.shape)}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  // The tag, for an object may have any `constructor`, or none.
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (ArrayBuffer.isView(value) && "length" in value) return `${tag} of ${value.length}`;
  return tag === "Object" ? "an object" : `a value of class ${tag}`;
}
