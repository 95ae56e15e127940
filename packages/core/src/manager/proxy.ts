import { Lockable } from "../sync/lockable.js";
import { waitFor } from "../sync/wait-for.js";
import { markHandle } from "../task/handle.js";
import { withAwaiters } from "../task/stacks.js";
import type { ManagerClient } from "./client.js";
import { isCallable } from "./exposed.js";
import { Op, type ShownReferent } from "./wire.js";

/** What all proxies of one object have in common: while one of them lives, the object is held. */
export interface Hold {
  /** One of them. */
  proxy: WeakRef<object> | undefined;
}

/** What is behind a proxy. */
export interface ProxyData {
  readonly client: ManagerClient;
  readonly shown: ShownReferent;
  readonly hold: Hold;
}

const data = new WeakMap<object, ProxyData>();

/**
 * Stands for an object that lives in a manager: each of its methods asks there, and returns a promise.
 *
 * Proxies can be passed to processes and tasks, put into queues, and stored in other objects of the same manager.
 */
export abstract class ManagedProxy {
  /** What `console.log` prints. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    const shown = data.get(this)?.shown;
    return `Managed ${shown?.[1]} { id: ${shown?.[0]} }`;
  }
}

/** What is behind a proxy; undefined for any other object. */
export function proxyData(object: object): ProxyData | undefined {
  return data.get(object);
}

/** Makes an empty object into a proxy. */
export function createProxy(client: ManagerClient, shown: ShownReferent, hold: Hold, shell: object): object {
  const [, , methods, isIterable] = shown;
  Object.setPrototypeOf(shell, prototypeOf(methods, isIterable));
  data.set(shell, { client, shown, hold });
  hold.proxy ??= new WeakRef(shell);
  markHandle(shell);
  return shell;
}

const prototypes = new Map<string, object>();
/** Methods come from others: there may be any number of them. */
const MOST_PROTOTYPES = 1024;

function prototypeOf(methods: readonly string[], isIterable: boolean): object {
  const key = `${isIterable} ${methods.join()}`;
  const known = prototypes.get(key);
  if (known !== undefined) return known;
  const prototype = Object.create(ManagedProxy.prototype);
  if (isIterable) define(prototype, Symbol.asyncIterator, iterate);
  if (methods.includes("acquire") && methods.includes("release")) {
    define(prototype, "lock", Lockable.prototype.lock);
    define(prototype, "withLock", Lockable.prototype.withLock);
    if (methods.includes("wait")) define(prototype, "waitFor", waitFor);
  }
  // Last: what a class has itself is what its proxies do.
  for (const name of methods) {
    if (isCallable(name)) define(prototype, name, methodNamed(name));
  }
  if (prototypes.size >= MOST_PROTOTYPES) prototypes.clear();
  prototypes.set(key, prototype);
  return prototype;
}

function define(prototype: object, name: string | symbol, value: unknown): void {
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}

function methodNamed(name: string): (...args: unknown[]) => Promise<unknown> {
  const plain = { name };
  return async function method(this: object, ...args: unknown[]): Promise<unknown> {
    const { client, shown } = data.get(this)!;
    const last = args.at(-1);
    try {
      if (!hasSignal(last)) return await client.ask([Op.call, shown[0], name, args], plain);
      // A signal stays here: what it says is a message.
      const { signal, ...rest } = last;
      return await client.ask([Op.call, shown[0], name, args.with(-1, rest)], { name, signal });
    } catch (error) {
      throw withAwaiters(error);
    }
  };
}

function hasSignal(options: unknown): options is { readonly signal: AbortSignal } {
  return (
    typeof options === "object" && (options as { signal?: unknown } | null)?.signal instanceof AbortSignal
  );
}

/** As many items at a time as were used before, so that a loop which breaks early has read little in vain. */
const MOST_ITEMS = 256;

interface Iteration {
  take(most: number): Promise<{ readonly items: readonly unknown[]; readonly isLast: boolean }>;
  stop(): Promise<void>;
}

async function* iterate(this: object): AsyncGenerator<unknown, void, undefined> {
  const { client, shown } = data.get(this)!;
  const iteration = (await client.ask([Op.iterate, shown[0]])) as Iteration;
  let isOver = false;
  try {
    for (let most = 1; !isOver; most = Math.min(2 * most, MOST_ITEMS)) {
      const { items, isLast } = await iteration.take(most);
      isOver = isLast;
      yield* items;
    }
  } catch (error) {
    isOver = true;
    throw error;
  } finally {
    if (!isOver) await iteration.stop();
  }
}
