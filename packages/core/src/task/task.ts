const brand = Symbol.for("parakern.taskRef");

/**
 * A function named by its module and export: nothing but its name travels, the worker imports it itself.
 *
 * Made by `taskModule`; `A` are the function's arguments, `R` what it returns (awaited).
 */
export class TaskRef<A extends readonly unknown[], R> {
  /** The module's real file, as a `file:` URL. */
  readonly url: string;
  /** The export's name. */
  readonly name: string;
  declare readonly types?: (...args: A) => R;

  constructor(url: string, name: string) {
    this.url = url;
    this.name = name;
    Object.defineProperty(this, brand, { value: true });
    Object.freeze(this);
  }

  /** Whether a value is a task reference, also one made by another copy of this package. */
  static is(value: unknown): value is TaskRef<readonly unknown[], unknown> {
    return typeof value === "object" && value !== null && Object.hasOwn(value, brand);
  }
}

/** A function as a task: self-contained, so that its source can travel, and returning `R` or a promise of it. */
export type TaskFunction<A extends readonly unknown[], R> = (...args: A) => R | Promise<R>;

/** What can run in a worker: a self-contained function, or a reference to a module's export. */
export type Task<A extends readonly unknown[], R> = TaskFunction<A, R> | TaskRef<A, R>;

/** A class named by its module and export, for a Manager to make objects of. */
export interface ClassRef<A extends readonly unknown[], T> {
  readonly url: string;
  readonly name: string;
  readonly makes?: (...args: A) => T;
  /** It is no task: it cannot be called without `new`. */
  readonly types?: never;
}

/** What of a module can be referred to: its functions and classes. */
type Exported = ((...args: never[]) => unknown) | (abstract new (...args: never[]) => unknown);

/** The task references of a module's exported functions, and the references of its classes. */
export type TaskModule<M> = {
  readonly [K in keyof M as M[K] extends Exported ? K : never]: M[K] extends (...args: infer A) => infer R
    ? TaskRef<A, Awaited<R>>
    : M[K] extends abstract new (
          ...args: infer A
        ) => infer T
      ? ClassRef<A, T>
      : never;
};
