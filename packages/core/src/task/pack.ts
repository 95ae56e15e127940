import { SerializationError } from "../errors.js";
import { explainClone } from "./explain-clone.js";
import { type HandleType, handleTypeNamed, handleTypeOf } from "./handle.js";
import type { Carrier } from "./link.js";
import { portCarrier } from "./port-link.js";
import { replaceObjects } from "./replace-objects.js";

/** The handles of a message: each shell stands in the value where its handle does, and is the same object on arrival. */
export interface HandleTable {
  readonly shells: readonly object[];
  readonly entries: readonly { readonly type: string; readonly data: unknown }[];
}

/** A value made ready to be cloned: `value` and `handles` go into one message, which takes `transfer` along. */
export interface Packed<T> {
  readonly value: T;
  readonly handles: HandleTable;
  readonly transfer: readonly Transferable[];
  /** Keeps the handles valid while a call has them; returns what ends that. */
  hold(): () => void;
}

/** What is known about a value that could not be posted as it is. */
export interface PackOptions {
  /** What posting it raised. */
  readonly error?: unknown;
  /** What was to be transferred with it. */
  readonly transfer?: readonly Transferable[] | undefined;
  /** Where it is sent: to a thread unless given. */
  readonly carrier?: Carrier;
}

/**
 * Packs a value that failed to be posted: a shell takes the place of every handle in it, however deep.
 *
 * Raises SerializationError where anything else in it cannot be cloned; `path` names the value there. To be called
 * only after posting failed: it walks the whole value.
 */
export function packHandles<T>(value: T, path: string, options: PackOptions = {}): Packed<T> {
  const { error, transfer = [], carrier = portCarrier } = options;
  const found = new Map<object, { readonly shell: object; readonly type: HandleType<never> }>();
  const replaced = replaceObjects(value, (object) => {
    const type = handleTypeOf(object);
    if (type === undefined) return undefined;
    const entry = found.get(object) ?? { shell: {}, type };
    found.set(object, entry);
    return entry.shell;
  });
  const problem = explainClone(replaced, path, { cause: error, transfer, clone: carrier.clone });
  if (problem !== undefined) throw problem;
  if (found.size === 0) throw new SerializationError(path, reasonOf(error), { cause: error });
  const links: Transferable[] = [];
  const entries = [...found].map(([instance, { type }]) => {
    return { type: type.arrivesAs ?? type.name, data: type.dehydrate(instance as never, carrier, links) };
  });
  const shells = [...found.values()].map((entry) => entry.shell);
  const hold = () => {
    const ends = [...found].map(([instance, { type }]) => type.hold?.(instance as never));
    return () => {
      for (const end of ends) end?.();
    };
  };
  return { value: replaced, handles: { shells, entries }, transfer: [...transfer, ...links], hold };
}

/** Brings the handles of a received value to life, in place, and returns the value. */
export function unpackHandles<T>(
  value: T,
  handles: HandleTable | undefined,
  carrier: Carrier = portCarrier,
): T {
  handles?.entries.forEach(({ type, data }, index) => {
    handleTypeNamed(type).rehydrate(handles.shells[index]!, data, carrier);
  });
  return value;
}

/** Lets go of the handles of a value that was only passed on by this thread. */
export function releaseHandles(value: unknown): void {
  replaceObjects(value, (object) => {
    const type = handleTypeOf(object);
    type?.release?.(object as never);
    return type && object;
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : "it cannot be cloned";
}
