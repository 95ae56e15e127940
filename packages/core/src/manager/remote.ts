/** A method of a managed object as its proxy has it: with the same arguments, and a promise of the same result. */
export type RemoteMethod<F> = F extends (...args: infer A extends readonly unknown[]) => infer R
  ? (...args: A) => Promise<Awaited<R>>
  : never;

/** What iterating over an object yields; never for one that cannot be iterated. */
export type ItemOf<T> = T extends { [Symbol.iterator](): Iterator<infer I> }
  ? I
  : T extends { [Symbol.asyncIterator](): AsyncIterator<infer I> }
    ? I
    : never;

/** The names of an object's public methods. */
export type MethodName<T> = {
  [K in keyof T]: K extends `_${string}`
    ? never
    : K extends string
      ? T[K] extends (...args: never[]) => unknown
        ? K
        : never
      : never;
}[keyof T];

/** A proxy of an object that lives in a manager: its public methods, each returning a promise. */
export type Remote<T> = { readonly [K in MethodName<T>]: RemoteMethod<T[K]> } & ([ItemOf<T>] extends [never]
  ? unknown
  : AsyncIterable<ItemOf<T>>);
