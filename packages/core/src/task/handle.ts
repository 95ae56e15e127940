import type { Carrier } from "./link.js";

/** How the instances of one class travel by reference. */
export interface HandleType<T extends object> {
  /** What names the type in messages. */
  readonly name: string;
  readonly class: { readonly prototype: T };
  /** The name of what instances are on arrival, where that is another type. */
  readonly arrivesAs?: string;
  /** What goes into the message for an instance: plain data. */
  dehydrate(instance: T, carrier: Carrier, transfer: Transferable[]): unknown;
  /** Keeps what an instance refers to valid for as long as a call has it, where that matters; returns what ends it. */
  hold?(instance: T): () => void;
  /** Lets go of an instance that has only passed through this thread, where that matters. */
  release?(instance: T): void;
  /** Makes an empty object into an instance. */
  rehydrate(shell: object, data: unknown, carrier: Carrier): void;
}

const MARK = "isHandle";

const types = new Map<string, HandleType<never>>();

/** Registers a class whose instances travel by reference; each instance must be marked by `markHandle`. */
export function defineHandle<T extends object>(type: HandleType<T>): void {
  types.set(type.name, type as unknown as HandleType<never>);
}

/**
 * Makes a plain clone of an instance impossible.
 *
 * So a message without handles is posted without a look into it, and one with handles fails to clone and is packed then.
 */
export function markHandle(instance: object): void {
  // Structured clone reads own enumerable properties of string keys, and refuses functions.
  Object.defineProperty(instance, MARK, { value: () => true, enumerable: true, configurable: true });
}

/** The type of a handle, or undefined for any other object. */
export function handleTypeOf(object: object): HandleType<never> | undefined {
  if (!Object.hasOwn(object, MARK)) return undefined;
  // The nearest class first: a noun may extend another.
  for (let prototype = Object.getPrototypeOf(object); prototype !== null; ) {
    for (const type of types.values()) if (type.class.prototype === prototype) return type;
    prototype = Object.getPrototypeOf(prototype);
  }
  return undefined;
}

/** The type of a name that came in a message. */
export function handleTypeNamed(name: string): HandleType<never> {
  const type = types.get(name);
  if (type === undefined) throw new Error(`Handles of type "${name}" are not known here.`);
  return type;
}
