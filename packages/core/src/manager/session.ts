import type { Message } from "../door/channel.js";
import type { Door } from "../door/door.js";
import { type Served, serveCalls } from "../door/serve-calls.js";
import { ProtocolError } from "../errors.js";
import type { WaitSignal } from "../task/wait-signal.js";
import { type Caller, Holder, onBehalfOf } from "./caller.js";
import { Iteration } from "./iteration.js";
import type { Kind } from "./kinds.js";
import type { Referent, Referents } from "./referents.js";
import { ITERATION, Op, type ShownReferent } from "./wire.js";

/** What all sessions of a server share. */
export interface Service {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly referents: Referents;
  /** Ends the server, if the word is its owner's. */
  shutdown(word: unknown): Promise<void>;
}

/** Whose signal is made where it is asked for. */
class ServedCaller implements Caller {
  readonly holder: Holder;
  readonly #served: Served;

  constructor(holder: Holder, served: Served) {
    this.holder = holder;
    this.#served = served;
  }

  get signal(): WaitSignal {
    return this.#served.signal;
  }
}

/** One connection: what it asks for, and what it holds. */
export class Session {
  readonly holder = new Holder();
  readonly #service: Service;
  readonly #door: Door;
  /** How many times each object was handed out over this connection. */
  readonly #counts = new Map<string, number>();

  constructor(service: Service, door: Door, onEnd: () => void) {
    this.#service = service;
    this.#door = door;
    door.extension = {
      encode: (object) => {
        const referent = service.referents.knownAs(object);
        return referent && { tag: "@proxy", data: this.#handOut(referent) };
      },
      decode: (tag, data) => {
        if (tag !== "@own") throw new ProtocolError(`A message has a tag ${tag}.`);
        return service.referents.find(data).object;
      },
    };
    const perform = (question: Message, served: Served): unknown => this.#perform(question, served);
    const hear = (message: Message): void => this.#hear(message);
    serveCalls(door, { perform, hear }, () => {
      this.#leave();
      onEnd();
    });
  }

  /** Ends the connection. */
  close(): void {
    this.#door.close();
  }

  #perform([op, subject, ...rest]: Message, served: Served): unknown {
    switch (op) {
      case Op.call:
        return this.#call(subject, rest[0], rest[1], served);
      case Op.create:
        return this.#create(subject, rest[0]);
      case Op.iterate:
        return this.#iterate(subject);
      case Op.lend:
        return this.#lend(subject, rest[0]);
      case Op.borrow:
        return this.#borrow(subject, rest[0]);
      case Op.shutdown:
        return this.#service.shutdown(subject);
    }
    throw new ProtocolError(`There is no operation ${JSON.stringify(op)}.`);
  }

  #call(id: unknown, method: unknown, args: unknown, served: Served): unknown {
    const { object, shown } = this.#service.referents.find(id);
    if (typeof method !== "string" || !Array.isArray(args))
      throw new ProtocolError("A call has no method or arguments.");
    // The list alone decides: nothing is looked up by a name that came from outside before.
    if (!shown.methods.includes(method)) {
      throw new ProtocolError(`${shown.kind} has no method "${method}" that may be called.`);
    }
    const callee = (object as Record<string, (...args: unknown[]) => unknown>)[method]!;
    return onBehalfOf(new ServedCaller(this.holder, served), () => Reflect.apply(callee, object, args));
  }

  async #create(name: unknown, args: unknown): Promise<object> {
    const kind = this.#service.kinds.get(name as string);
    if (kind === undefined) throw new ProtocolError(`Nothing is registered as ${JSON.stringify(name)}.`);
    if (!Array.isArray(args)) throw new ProtocolError("What is to be made has no arguments.");
    const object = await onBehalfOf({ holder: this.holder, signal: undefined }, () => kind.create(args));
    if (typeof object !== "object" || object === null) {
      throw new TypeError(`classes.${kind.name}: expected an object, got ${typeof object}.`);
    }
    this.#service.referents.show(object, kind);
    return object;
  }

  #iterate(id: unknown): object {
    const { object, shown } = this.#service.referents.find(id);
    if (!shown.isIterable) throw new ProtocolError(`${shown.kind} cannot be iterated.`);
    const iteration = new Iteration(object);
    this.#service.referents.show(iteration, { name: ITERATION, methods: ["take", "stop"] });
    return iteration;
  }

  #lend(id: unknown, token: unknown): void {
    if (typeof token !== "string") throw new ProtocolError("A loan has no token.");
    this.#service.referents.loans.lend(token, this.#service.referents.find(id), this.holder);
  }

  #borrow(token: unknown, id: unknown): object {
    const { referents } = this.#service;
    return (referents.loans.fetch(token as string) ?? referents.find(id)).object;
  }

  #handOut(referent: Referent): ShownReferent {
    const { id, shown } = referent;
    this.#service.referents.hold(referent);
    this.#counts.set(id, (this.#counts.get(id) ?? 0) + 1);
    return [id, shown.kind, shown.methods, shown.isIterable];
  }

  /** Proxies that are gone: `[id, how often it was handed out]`. */
  #hear(message: Message): void {
    const [op, releases] = message;
    if (op !== Op.release || !Array.isArray(releases))
      throw new ProtocolError("A message that nobody expects.");
    for (const [id, count] of releases as [string, number][]) {
      const held = this.#counts.get(id) ?? 0;
      if (!Number.isSafeInteger(count) || count < 1 || count > held)
        throw new ProtocolError("More is released than is held.");
      this.#service.referents.release(id, count);
      if (held === count) this.#counts.delete(id);
      else this.#counts.set(id, held - count);
    }
  }

  #leave(): void {
    const { referents } = this.#service;
    for (const [id, count] of this.#counts) referents.release(id, count);
    this.#counts.clear();
    referents.loans.leave(this.holder);
    this.holder.leave();
  }
}
