import type { ManagerClient } from "./client.js";
import { createProxy, type Hold } from "./proxy.js";
import type { ShownReferent } from "./wire.js";

interface Entry {
  readonly hold: WeakRef<Hold>;
  /** How often it came: so often its owner counts it. */
  count: number;
}

/** A list of objects whose proxies are gone, each with how often it came. */
export type Releases = readonly (readonly [id: string, count: number])[];

/** The objects that this side of a connection holds, by one proxy each or by several. */
export class Proxies {
  readonly #entries = new Map<string, Entry>();
  readonly #release: (releases: Releases) => void;
  readonly #dropped = new FinalizationRegistry<[id: string, entry: Entry]>(([id, entry]) =>
    this.#drop(id, entry),
  );
  #gone: [id: string, count: number][] = [];

  /** `release` tells the owner of objects that nobody here holds any more. */
  constructor(release: (releases: Releases) => void) {
    this.#release = release;
  }

  /** The proxy of an object that came in an answer, and is counted there. */
  received(client: ManagerClient, shown: ShownReferent): object {
    const entry = this.#entry(shown[0]);
    entry.count++;
    const hold = entry.hold.deref()!;
    return hold.proxy?.deref() ?? createProxy(client, shown, hold, {});
  }

  /** Makes an empty object into a proxy, before its object is counted. */
  adopt(client: ManagerClient, shown: ShownReferent, shell: object): void {
    createProxy(client, shown, this.#entry(shown[0]).hold.deref()!, shell);
  }

  /** To be used at once: its hold may be held by nothing else. */
  #entry(id: string): Entry {
    const known = this.#entries.get(id);
    if (known?.hold.deref() !== undefined) return known;
    const hold: Hold = { proxy: undefined };
    const entry = { hold: new WeakRef(hold), count: 0 };
    this.#entries.set(id, entry);
    this.#dropped.register(hold, [id, entry]);
    return entry;
  }

  #drop(id: string, entry: Entry): void {
    if (this.#entries.get(id) === entry) this.#entries.delete(id);
    if (entry.count === 0) return;
    // The collector finds many at a time.
    if (this.#gone.push([id, entry.count]) > 1) return;
    setImmediate(() => {
      this.#release(this.#gone);
      this.#gone = [];
    }).unref();
  }
}
