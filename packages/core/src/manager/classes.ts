import type { ClassRef, TaskRef } from "../task/task.js";

/** A class, or a function that makes or fetches an object or is a barrier's action; or a reference to a module's export of either. */
export type Maker =
  | (abstract new (
      ...args: never[]
    ) => object)
  | ((...args: never[]) => unknown)
  | ClassRef<never[], object>
  | TaskRef<never[], unknown>;

/** What a manager can make or do, by name: makers and actions of barriers, each with the list of its methods that may be called where not all public ones. */
export type Classes = Readonly<
  Record<string, Maker | { readonly create: Maker; readonly methods?: readonly string[] }>
>;

/** The arguments of what is registered under a name. */
export type ArgsOf<M> = M extends { readonly create: infer F }
  ? ArgsOf<F>
  : M extends abstract new (
        ...args: infer A
      ) => object
    ? A
    : M extends (...args: infer A) => unknown
      ? A
      : M extends { readonly makes?: (...args: infer A) => unknown }
        ? A
        : M extends TaskRef<infer A, unknown>
          ? A
          : never;

/** The names under which something is registered that makes objects. */
export type NameOfMaker<C extends Classes> = {
  [K in keyof C & string]: MadeBy<C[K]> extends object ? K : never;
}[keyof C & string];

/** The object that is made by what is registered under a name. */
export type MadeBy<M> = M extends { readonly create: infer F }
  ? MadeBy<F>
  : M extends abstract new (
        ...args: never[]
      ) => infer T
    ? T
    : M extends (...args: never[]) => infer R
      ? Awaited<R>
      : M extends ClassRef<never[], infer T>
        ? T
        : M extends TaskRef<never[], infer R>
          ? R
          : never;
