import { inspect } from "node:util";
import { RemoteError } from "../errors.js";
import { libraryClass, nativeClass, standIn } from "./error-classes.js";
import type { EncodedError, EncodedValue, ErrorMessage } from "./error-message.js";
import { joinStacks } from "./stacks.js";

/** Where an error came from, for its stack. */
export interface ErrorOrigin {
  /** The worker, as "worker 3". */
  readonly where: string;
  /** An Error made where the task was submitted; its stack is appended. */
  readonly callSite?: { readonly stack?: string | undefined } | undefined;
}

/**
 * Makes the error again: its own class where it is one of the language's or of this library, elsewhere a class of
 * the same name on the nearest of them. What was thrown and is no error becomes the `cause` of a RemoteError.
 */
export function decodeError(message: ErrorMessage, origin: ErrorOrigin): Error {
  const errors = message.errors.map(create);
  const decode = (value: EncodedValue): unknown => ("error" in value ? errors[value.error] : value.value);
  for (const [index, encoded] of message.errors.entries()) restore(errors[index]!, encoded, decode);
  const thrown = decode(message.thrown);
  if (!("error" in message.thrown)) {
    const error = new RemoteError(`A task threw ${inspect(thrown, { depth: 0 })}, which is no Error.`, {
      cause: thrown,
    });
    return withStack(error, joinStacks(`${error.name}: ${error.message}`, origin));
  }
  const [first] = message.errors;
  return withStack(thrown as Error, joinStacks(first!.stack || `${first!.name}: ${first!.message}`, origin));
}

function create(encoded: EncodedError): Error {
  if (encoded.kind === "dom") return new DOMException(encoded.message, encoded.name);
  if (encoded.kind === "parakern") {
    // Their constructors take what the message is made of, which is gone; the prototype is what makes the class.
    return Object.setPrototypeOf(new Error(encoded.message), libraryClass(encoded.base).prototype);
  }
  const base = nativeClass(encoded.base);
  const Class = standIn(encoded.className, base) as new (...args: unknown[]) => Error;
  return base === AggregateError ? new Class([], encoded.message) : new Class(encoded.message);
}

/** Gives an error its fields, once every error that they may refer to exists. */
function restore(error: Error, encoded: EncodedError, decode: (value: EncodedValue) => unknown): void {
  if (error.name !== encoded.name) define(error, "name", encoded.name, false);
  for (const [key, value, enumerable] of encoded.fields) {
    define(error, key, Array.isArray(value) ? value.map(decode) : decode(value as EncodedValue), enumerable);
  }
  define(error, "stack", encoded.stack, false);
}

function withStack(error: Error, stack: string): Error {
  define(error, "stack", stack, false);
  return error;
}

function define(error: Error, key: string, value: unknown, enumerable: boolean): void {
  Object.defineProperty(error, key, { value, enumerable, configurable: true, writable: true });
}
