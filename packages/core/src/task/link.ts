/** Messages of one handle between two threads or processes, in order. */
export interface Link {
  /** Raises where the message cannot be cloned; does nothing once the link is closed. */
  send(message: unknown, transfer?: readonly Transferable[]): void;
  /** Takes what arrives; to be set before the event loop turns. */
  onMessage: (message: unknown) => void;
  /** Called in place of `onMessage` where one that came cannot be read. */
  onDamage: () => void;
  /** Called once, when the other side has closed the link or has ended. */
  onClose: () => void;
  close(): void;
  /** Keeps the event loop alive, which a new link does not. */
  ref(): void;
  unref(): void;
  /** How handles inside this link's messages travel. */
  readonly carrier: Carrier;
}

/** What opens links beside the message that mentions a handle: ports between threads, channels between processes. */
export interface Carrier {
  /**
   * Where its messages go: "thread", which has the same SharedArrayBuffers; "process", of the same user on this machine,
   * which can map the same pages; "elsewhere", which can have neither.
   */
  readonly reaches: "thread" | "process" | "elsewhere";
  /** Opens a link for a handle that is about to be sent; `ticket` goes into the message, `transfer` along with it. */
  open(): { readonly link: Link; readonly ticket: unknown; readonly transfer: readonly Transferable[] };
  /** The other end of a link, from the ticket that came. */
  accept(ticket: unknown): Link;
  /** Set where all of this carrier's links lead to the same thread or process: each core is linked once, and held until that ends. */
  readonly peer?: Peer | undefined;
  /** Closes all links to a peer that has ended, where the ports of an engine do not tell. */
  readonly end?: () => void;
  /** Clones as sending does; raises what sending would raise. */
  clone(value: unknown): unknown;
}

/** What was shared with the other side of a carrier. */
export interface Peer {
  /** The ids of the cores that it holds. */
  readonly sent: Set<string>;
  /** The cores that came from there: it counts on them. */
  readonly received: unknown[];
}
