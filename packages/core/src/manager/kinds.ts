import { isCallable, publicMethods } from "./exposed.js";

/** How objects of one registered name are made, and what of them is shown. */
export interface Kind {
  readonly name: string;
  /** Makes an object, or fetches one that exists. */
  create(args: readonly unknown[]): unknown;
  /** The methods that may be called; the public ones unless given. */
  readonly methods?: readonly string[] | undefined;
}

/** What of one object may be used from outside. */
export interface Shown {
  readonly kind: string;
  readonly methods: readonly string[];
  readonly isIterable: boolean;
}

/** A class or a function that makes or fetches objects, with the methods that may be called. */
export interface Registration<T = unknown> {
  readonly create: (abstract new (...args: never[]) => T) | ((...args: never[]) => T);
  readonly methods?: readonly string[] | undefined;
}

/** A kind out of what the user registers: a class, a function, or either with a list of methods. */
export function kindOf(name: string, registered: unknown): Kind {
  if (!isCallable(name)) throw new RangeError(`classes: nothing can be registered as "${name}".`);
  const { create, methods } =
    typeof registered === "function"
      ? { create: registered, methods: undefined }
      : ((registered ?? {}) as { create?: unknown; methods?: readonly string[] });
  if (typeof create !== "function") {
    throw new TypeError(`classes.${name}: expected a class or a function, got ${typeof registered}.`);
  }
  const wrong = methods?.find((method) => !isCallable(method));
  if (wrong !== undefined)
    throw new RangeError(`classes.${name}: no method of the name "${wrong}" can be shown.`);
  const isClass = /^class\b/u.test(Function.prototype.toString.call(create));
  return {
    name,
    methods,
    create: (args) => (isClass ? Reflect.construct(create, args) : Reflect.apply(create, undefined, args)),
  };
}

/** What of an object may be used from outside. */
export function shownOf(object: object, { name, methods }: Pick<Kind, "name" | "methods">): Shown {
  return {
    kind: name,
    methods: interned(methods ?? publicMethods(object)),
    isIterable: Symbol.iterator in object || Symbol.asyncIterator in object,
  };
}

const lists = new Map<string, readonly string[]>();

/** One list for all objects of a class: it travels once in a message, however many of them there are in it. */
function interned(methods: readonly string[]): readonly string[] {
  const key = methods.join();
  const known = lists.get(key) ?? methods;
  lists.set(key, known);
  return known;
}
