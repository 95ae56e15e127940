import type { Link } from "../../task/link.js";
import { Caller, type Request } from "../caller.js";
import { cloneItem } from "../clone-item.js";
import { homeless } from "../queue-errors.js";
import { serveCalls } from "../serve-calls.js";

/**
 * Items that cannot be bytes in a ring, since links or memory of threads belong to them: they wait at the ring's home,
 * and the ring has their tickets.
 */
export interface Stash {
  /** Resolves to the ticket when the item is there. */
  leave(item: unknown): Promise<number>;
  claim(ticket: number): Promise<unknown>;
}

/** The stash at home. */
export class StashHome implements Stash {
  readonly #items = new Map<number, unknown>();
  #last = 0;

  async leave(item: unknown): Promise<number> {
    return this.accept(cloneItem(item));
  }

  /** As `leave`, for an item that nobody else holds. */
  accept(item: unknown): number {
    this.#last = (this.#last + 1) >>> 0;
    this.#items.set(this.#last, item);
    return this.#last;
  }

  async claim(ticket: number): Promise<unknown> {
    const item = this.#items.get(ticket);
    this.#items.delete(ticket);
    return item;
  }
}

/** The stash of a ring that was made in another thread or process. */
export class StashClient implements Stash {
  readonly #home: Caller;

  /** `onCut` is called when the home has ended. */
  constructor(link: Link, onCut: () => void) {
    this.#home = new Caller(link, homeless);
    this.#home.onCut = onCut;
  }

  leave(item: unknown): Promise<number> {
    return this.#home.ask({ op: "leave", item }) as Promise<number>;
  }

  claim(ticket: number): Promise<unknown> {
    return this.#home.ask({ op: "claim", ticket });
  }
}

type StashRequest = Request & ({ readonly op: "leave" } | { readonly op: "claim"; readonly ticket: number });

/** Serves a stash to the holder of the ring at the other end of a link. */
export function serveStash(stash: Stash, link: Link): void {
  serveCalls<StashRequest>(link, {
    async perform(request, item) {
      if (request.op === "claim") return stash.claim(request.ticket);
      return stash instanceof StashHome ? stash.accept(item) : stash.leave(item);
    },
    isEndedWithCaller: () => false,
  });
}
