import type { Carrier, Link, Peer } from "../task/link.js";
import { Outbox, type Parcel, type SendBatch } from "./outbox.js";
import { deserialize, serialize } from "./serialize.js";

/** One of the two ends of a process's channel: a ChildProcess in the parent, `process` in the child. */
export interface Channel {
  readonly send: SendBatch;
  /** Keep the event loop alive for what may come; what the parent's end does for its child anyway. */
  ref(): void;
  unref(): void;
}

/** Links between a process and its parent, all over the one channel that they have. */
export class IpcCarrier implements Carrier {
  readonly reaches = "process";
  readonly peer: Peer = { sent: new Set(), received: [] };
  readonly #links = new Map<number, Link>();
  #lastLink: number;
  #referenced = 0;
  #channel: Channel | undefined;
  readonly #outbox = new Outbox();

  /** Both sides open links: one of them numbers by odd numbers. */
  constructor(side: "parent" | "child") {
    this.#lastLink = side === "parent" ? 0 : 1;
  }

  /** Starts to send, what has waited for it first. */
  attach(channel: Channel): void {
    this.#channel = channel;
    this.#outbox.attach(channel.send);
  }

  open(): { link: Link; ticket: unknown; transfer: readonly Transferable[] } {
    this.#lastLink += 2;
    return { link: this.#createLink(this.#lastLink), ticket: this.#lastLink, transfer: [] };
  }

  accept(ticket: unknown): Link {
    return this.#createLink(ticket as number);
  }

  clone(value: unknown): unknown {
    return deserialize(serialize(value));
  }

  /** Takes what came by the channel, if it is a batch of the links'. */
  receive(batch: unknown): void {
    if (!Array.isArray(batch)) return;
    for (const [id, bytes] of batch as Parcel[]) {
      if (bytes === null) this.#drop(id);
      else deliver(this.#links.get(id), bytes);
    }
  }

  /** Resolves once everything has left: the other side will read it, even if this process ends. */
  sent(): Promise<void> {
    return this.#outbox.sent();
  }

  /** The other side has ended. */
  cut(): void {
    this.#channel = undefined;
    this.#outbox.detach();
    for (const id of [...this.#links.keys()]) this.#drop(id);
  }

  #createLink(id: number): Link {
    let isReferenced = false;
    const refer = (isWanted: boolean): void => {
      if (isReferenced !== isWanted) this.#refer(isWanted ? 1 : -1);
      isReferenced = isWanted;
    };
    const link: Link = {
      onMessage: () => {},
      onDamage: () => {},
      onClose: () => {},
      send: (message) => {
        if (this.#links.get(id) === link) this.#outbox.push([id, serialize(message)]);
      },
      close: () => {
        refer(false);
        if (this.#links.delete(id)) this.#outbox.push([id, null]);
      },
      ref: () => refer(true),
      unref: () => refer(false),
      carrier: this,
    };
    this.#links.set(id, link);
    return link;
  }

  #refer(change: 1 | -1): void {
    const before = this.#referenced;
    this.#referenced += change;
    if (before === 0) this.#channel?.ref();
    else if (this.#referenced === 0) this.#channel?.unref();
  }

  #drop(id: number): void {
    const link = this.#links.get(id);
    this.#links.delete(id);
    link?.unref();
    link?.onClose();
  }
}

function deliver(link: Link | undefined, bytes: Uint8Array): void {
  if (link === undefined) return;
  let message: unknown;
  try {
    message = deserialize(bytes);
  } catch {
    link.onDamage();
    return;
  }
  link.onMessage(message);
}
