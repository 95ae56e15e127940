import { inspect } from "node:util";
import { libraryClassOf, nativeClassOf } from "./error-classes.js";
import type { EncodedError, EncodedValue, ErrorMessage } from "./error-message.js";

/** Longer chains of causes are cut: each link costs a clone, and nobody reads the hundredth. */
const MOST_ERRORS = 100;

/** Encodes what was thrown; never throws, whatever its getters do. */
export function encodeError(thrown: unknown): ErrorMessage {
  const list: object[] = [];
  const numberOf = (error: object): number => {
    const known = list.indexOf(error);
    if (known >= 0 || list.length >= MOST_ERRORS) return known;
    return list.push(error) - 1;
  };
  const value = encodeValue(thrown, numberOf) ?? {
    value: attempt(() => inspect(thrown), "(nothing that can be shown)"),
  };
  const errors: EncodedError[] = [];
  // The list grows while it is worked off: causes are added to its end.
  for (let index = 0; index < list.length; index++) errors.push(encodeOne(list[index]!, numberOf));
  return { errors, thrown: value };
}

function encodeOne(error: object, numberOf: (error: object) => number): EncodedError {
  const text = (key: "name" | "message" | "stack"): string => {
    const value = attempt(() => (error as Error)[key], undefined);
    return typeof value === "string" ? value : "";
  };
  const isDom = error instanceof DOMException;
  const own = libraryClassOf(error);
  const base = isDom ? "DOMException" : (own ?? nativeClassOf(error));
  const className = attempt(() => error.constructor.name, "") || base;
  return {
    kind: isDom ? "dom" : own === undefined ? "error" : "parakern",
    base,
    className,
    name: text("name") || className,
    message: text("message"),
    stack: text("stack"),
    fields: [...encodeFields(error, numberOf)],
  };
}

const hiddenFields = ["cause", "errors", "error", "suppressed"];
const textFields = ["message", "stack"];

function* encodeFields(
  error: object,
  numberOf: (error: object) => number,
): Generator<EncodedError["fields"][number]> {
  const enumerable = attempt(() => Object.keys(error), [] as string[]);
  const hidden = hiddenFields.filter((key) => Object.hasOwn(error, key) && !enumerable.includes(key));
  for (const key of [...enumerable, ...hidden]) {
    if (textFields.includes(key)) continue;
    const value = attempt(() => (error as Record<string, unknown>)[key], undefined);
    const isList = Array.isArray(value) && key === "errors";
    const encoded = isList
      ? value.map((each) => encodeValue(each, numberOf) ?? { value: undefined })
      : encodeValue(value, numberOf);
    if (encoded !== undefined) yield [key, encoded, enumerable.includes(key)];
  }
}

/** A value inside an error; undefined where it can be neither cloned nor encoded. */
function encodeValue(value: unknown, numberOf: (error: object) => number): EncodedValue | undefined {
  if (isError(value)) {
    const error = numberOf(value);
    return error < 0 ? undefined : { error };
  }
  if (typeof value === "function" || typeof value === "symbol") return undefined;
  if (typeof value !== "object" || value === null) return { value };
  // A clone, not the value: what is posted later must not throw, whatever a getter does the second time.
  return attempt(() => ({ value: structuredClone(value) }), undefined);
}

/** Whether a value is an error, of any realm. A Proxy whose traps throw is none. */
function isError(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return attempt(
    () => value instanceof Error || Object.prototype.toString.call(value) === "[object Error]",
    false,
  );
}

function attempt<T, O>(read: () => T, otherwise: O): T | O {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
