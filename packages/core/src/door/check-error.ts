import { ProtocolError } from "../errors.js";
import type { EncodedError, EncodedValue, ErrorMessage } from "../task/error-message.js";
import { isForbidden } from "./tags.js";

const texts = ["base", "className", "name", "message", "stack"] as const;

/** Checks that what came is an encoded error, before anything is made of it. Raises ProtocolError. */
export function checkErrorMessage(value: unknown): ErrorMessage {
  const message = value as ErrorMessage;
  const count = isObject(message) && Array.isArray(message.errors) ? message.errors.length : -1;
  if (count < 0 || !isValue(message.thrown, count) || !message.errors.every((each) => isError(each, count))) {
    throw new ProtocolError("A message has an error that is none.");
  }
  return message;
}

function isError(error: EncodedError, count: number): boolean {
  if (!isObject(error) || !["error", "dom", "parakern"].includes(error.kind)) return false;
  if (!texts.every((key) => typeof error[key] === "string") || !Array.isArray(error.fields)) return false;
  return error.fields.every((field) => Array.isArray(field) && isField(field as never, count));
}

function isField([key, value, enumerable]: EncodedError["fields"][number], count: number): boolean {
  if (typeof key !== "string" || isForbidden(key) || typeof enumerable !== "boolean") return false;
  return Array.isArray(value)
    ? value.every((each) => isValue(each, count))
    : isValue(value as EncodedValue, count);
}

/** A value, or the number of an error of the list. */
function isValue(value: EncodedValue, count: number): boolean {
  if (!isObject(value)) return false;
  if (!("error" in value)) return Object.hasOwn(value, "value");
  return Number.isSafeInteger(value.error) && value.error >= 0 && value.error < count;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
