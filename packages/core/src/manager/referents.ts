import { randomUUID } from "node:crypto";
import { ProtocolError } from "../errors.js";
import { type Kind, type Shown, shownOf } from "./kinds.js";
import { Loans } from "./loans.js";

/** An object that others hold by proxies. */
export interface Referent {
  readonly id: string;
  readonly object: object;
  readonly shown: Shown;
}

/**
 * The objects of a server, and who holds them: each is kept while there is a proxy of it, or another object has it.
 */
export class Referents {
  readonly loans = new Loans();
  readonly #held = new Map<string, { readonly referent: Referent; count: number }>();
  /** Of objects that were shown once, also while nobody holds a proxy: the id stays the same. */
  readonly #known = new WeakMap<object, Referent>();

  /** How many objects are held by proxies. */
  get size(): number {
    return this.#held.size;
  }

  /** Shows an object; what was shown before keeps its id. */
  show(object: object, kind: Pick<Kind, "name" | "methods">): Referent {
    const known = this.#known.get(object);
    if (known !== undefined) return known;
    const referent = { id: randomUUID(), object, shown: shownOf(object, kind) };
    this.#known.set(object, referent);
    return referent;
  }

  /** What an object was shown as, if it was. */
  knownAs(object: object): Referent | undefined {
    return this.#known.get(object);
  }

  /** The object of an id; raises ProtocolError where there is none. */
  find(id: unknown): Referent {
    const held = this.#held.get(id as string)?.referent;
    if (held !== undefined) return held;
    throw new ProtocolError("There is no such object: every proxy of it is gone, or it was never here.");
  }

  /** Counts one more proxy. */
  hold(referent: Referent): void {
    const entry = this.#held.get(referent.id);
    if (entry === undefined) this.#held.set(referent.id, { referent, count: 1 });
    else entry.count++;
  }

  /** Counts so many proxies less; the last one lets the object go. */
  release(id: string, count: number): void {
    const entry = this.#held.get(id);
    if (entry === undefined) return;
    entry.count -= count;
    if (entry.count <= 0) this.#held.delete(id);
  }
}
