import type { ProcessContext } from "./child.js";
import type { Identity } from "./start-message.js";

interface Own {
  identity: Identity | undefined;
  children: number;
}

/** By a symbol, so that two copies of this package in one program count their children together. */
const key = Symbol.for("parakern.process");
const store = globalThis as unknown as Record<symbol, Own | undefined>;

function own(): Own {
  store[key] ??= { identity: undefined, children: 0 };
  return store[key];
}

/** Who this process or thread is, where a Process started it; undefined in the main program. */
export function ownIdentity(): Identity | undefined {
  return own().identity;
}

/** Tells this process or thread who it is. */
export function assumeIdentity(identity: Identity): void {
  own().identity = identity;
}

/** The identity of the next child. */
export function childIdentity(
  name: string | undefined,
  isDaemon: boolean | undefined,
  context: ProcessContext,
): Identity {
  const me = own();
  const path = [...(me.identity?.path ?? []), ++me.children];
  return {
    name: name ?? `Process-${path.join(":")}`,
    // As in Python: what a daemon starts does not outlive it either.
    isDaemon: isDaemon ?? me.identity?.isDaemon ?? false,
    context,
    path,
    parent: { name: ownName(), pid: process.pid },
  };
}

/** The name of this process or thread. */
export function ownName(): string {
  return own().identity?.name ?? "MainProcess";
}
