import v8 from "node:v8";
import type { Carrier, Link, Peer } from "../task/link.js";

/** One of the two ends of a process's channel: a ChildProcess in the parent, `process` in the child. */
export interface Channel {
  send(message: unknown, onSent: () => void): unknown;
  /** Keep the event loop alive for what may come; what the parent's end does for its child anyway. */
  ref(): void;
  unref(): void;
}

/** A message of one link. */
interface LinkMessage {
  readonly link: number;
  readonly message?: unknown;
  readonly isClosed?: true;
}

/** Links between a process and its parent, all over the one channel that they have. */
export class IpcCarrier implements Carrier {
  readonly peer: Peer = { sent: new Set(), received: [] };
  readonly #links = new Map<number, Link>();
  #lastLink: number;
  #referenced = 0;
  #channel: Channel | undefined;
  #unsent: LinkMessage[] = [];
  #unwritten = 0;
  #onWritten = (): void => {};

  /** Both sides open links: one of them numbers by odd numbers. */
  constructor(side: "parent" | "child") {
    this.#lastLink = side === "parent" ? 0 : 1;
  }

  /** Starts to send, what has waited for it first. */
  attach(channel: Channel): void {
    this.#channel = channel;
    for (const message of this.#unsent.splice(0)) this.#send(message);
  }

  open(): { link: Link; ticket: unknown; transfer: readonly Transferable[] } {
    this.#lastLink += 2;
    return { link: this.#createLink(this.#lastLink), ticket: this.#lastLink, transfer: [] };
  }

  accept(ticket: unknown): Link {
    return this.#createLink(ticket as number);
  }

  clone(value: unknown): unknown {
    return v8.deserialize(v8.serialize(value));
  }

  /** Takes a message that came by the channel; false where it is none of a link's. */
  receive(received: unknown): boolean {
    const { link, message, isClosed } = (received ?? {}) as Partial<LinkMessage>;
    if (typeof link !== "number") return false;
    const to = this.#links.get(link);
    if (isClosed) this.#drop(link);
    else to?.onMessage(message);
    return true;
  }

  /** Resolves once the channel has taken what was sent: the other side will read it, even if this process ends. */
  written(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#unwritten === 0) resolve();
      else this.#onWritten = resolve;
    });
  }

  /** The other side has ended. */
  cut(): void {
    this.#channel = undefined;
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
      onClose: () => {},
      send: (message) => {
        if (this.#links.get(id) === link) this.#send({ link: id, message });
      },
      close: () => {
        refer(false);
        if (this.#links.delete(id)) this.#send({ link: id, isClosed: true });
      },
      ref: () => refer(true),
      unref: () => refer(false),
      carrier: this,
    };
    this.#links.set(id, link);
    return link;
  }

  #send(message: LinkMessage): void {
    if (this.#channel === undefined) {
      this.#unsent.push(message);
      return;
    }
    // The callback's error is of no use: a channel that breaks is noticed where it ends, and its links are closed there.
    this.#channel.send(message, () => {
      if (--this.#unwritten === 0) this.#onWritten();
    });
    this.#unwritten++;
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
