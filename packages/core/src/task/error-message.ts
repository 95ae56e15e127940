/** What stands for a value inside an encoded error: a clone of it, or the number of another error in the list. */
export type EncodedValue = { readonly value: unknown } | { readonly error: number };

/** An error, or whatever else was thrown, as it travels. Errors refer to each other by their place in the list, so cycles hold. */
export interface ErrorMessage {
  readonly errors: readonly EncodedError[];
  /** What was thrown: the first error of the list, or a value that is no error. */
  readonly thrown: EncodedValue;
}

/** One error of an ErrorMessage. */
export interface EncodedError {
  /** How it is made again: as an error of this library, as a DOMException, or as the nearest of the language's own errors. */
  readonly kind: "parakern" | "dom" | "error";
  /** The class of that kind. */
  readonly base: string;
  /** The name of its own class. */
  readonly className: string;
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  /** Own enumerable fields, and `cause`, `errors`, `error` and `suppressed`, as far as they can be cloned. */
  readonly fields: readonly (readonly [
    key: string,
    value: EncodedValue | readonly EncodedValue[],
    enumerable: boolean,
  ])[];
}
