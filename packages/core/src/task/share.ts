import type { Carrier, Link } from "./link.js";

/** What is behind a handle: the same `id` wherever it is held. */
export interface SharedCore {
  readonly id: string;
}

/** How a core is mentioned in a message: with a link to it, unless the receiver has one already. */
export interface SharedData {
  readonly id: string;
  readonly ticket?: unknown;
}

/** The cores that this thread has, its own and those of others, while anybody holds them. */
const held = new Map<string, WeakRef<SharedCore>>();
const dropped = new FinalizationRegistry<string>((id) => {
  if (held.get(id)?.deref() === undefined) held.delete(id);
});

/** Mentions a core in a message to a carrier's peer, and serves it over a link if it is not served there yet. */
export function shareOver<C extends SharedCore>(
  carrier: Carrier,
  core: C,
  serve: (core: C, link: Link) => void,
  transfer: Transferable[],
): SharedData {
  hold(core);
  if (carrier.peer?.sent.has(core.id)) return { id: core.id };
  const opened = carrier.open();
  carrier.peer?.sent.add(core.id);
  serve(core, opened.link);
  transfer.push(...opened.transfer);
  return { id: core.id, ticket: opened.ticket };
}

/** The core of a message: this thread's own, one that came before, or a new one at the end of the message's link. */
export function sharedFrom<C extends SharedCore>(
  carrier: Carrier,
  data: SharedData,
  connect: (id: string, link: Link) => C,
): C {
  const own = held.get(data.id)?.deref() as C | undefined;
  const link = data.ticket === undefined ? undefined : carrier.accept(data.ticket);
  if (own !== undefined) {
    link?.close();
    return own;
  }
  if (link === undefined) throw new Error(`Handle ${data.id} was never sent here.`);
  const core = connect(data.id, link);
  hold(core);
  carrier.peer?.received.push(core);
  return core;
}

function hold(core: SharedCore): void {
  if (held.get(core.id)?.deref() === core) return;
  held.set(core.id, new WeakRef(core));
  dropped.register(core, core.id);
}
