import * as library from "../errors.js";

type ErrorClass = new (...args: never[]) => Error;

const native: readonly ErrorClass[] = [
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
  AggregateError,
  Error,
];
const ours = Object.entries(library).flatMap(([name, value]) => {
  if (!(value.prototype instanceof Error)) return [];
  // Minifiers of programs shorten the names of classes, but not those of exports.
  if (value.name !== name) Object.defineProperty(value, "name", { value: name });
  return [value as ErrorClass];
});
const standIns = new Map<string, ErrorClass>();
/** Names of classes come from tasks: there may be any number of them. */
const STAND_INS = 256;

/** The class of this library that an error is an instance of, or undefined. */
export function libraryClassOf(error: object): string | undefined {
  return ours.find((each) => each.prototype === Object.getPrototypeOf(error))?.name;
}

/** The nearest of the language's own error classes. */
export function nativeClassOf(error: object): string {
  return native.find((each) => error instanceof each)?.name ?? "Error";
}

/** A class of this library by name. */
export function libraryClass(name: string): ErrorClass {
  return ours.find((each) => each.name === name) ?? library.ParakernError;
}

/** One of the language's own error classes by name. */
export function nativeClass(name: string): ErrorClass {
  return native.find((each) => each.name === name) ?? Error;
}

/** A class that stands in for one that is not to be had on this side: its own name, on the right base. */
export function standIn(className: string, base: ErrorClass): ErrorClass {
  if (className === base.name) return base;
  const key = `${base.name} ${className}`;
  let found = standIns.get(key);
  if (found === undefined) {
    found = class extends (base as new () => Error) {};
    Object.defineProperty(found, "name", { value: className });
    if (standIns.size >= STAND_INS) standIns.clear();
    standIns.set(key, found);
  }
  return found;
}
