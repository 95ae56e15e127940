import type { Mem } from "../../../src/team/mem.js";
import type { Party } from "../../../src/team/protocol.js";

export type OpName =
  | keyof Mem
  /** A chunk begins, and ends: what a party does to the region's memory lies between the two. */
  | "begin"
  | "end"
  /** A party leaves word of its trap. */
  | "report"
  /** An asynchronous wait: the caller goes on to serve events. */
  | "sleep";

/** What a thread is about to do. */
export interface Op {
  readonly name: OpName;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** A function of the protocol, stopped before its next operation. */
export interface Node {
  readonly id: number;
  readonly program: Program;
  /** Undefined when the function has returned. */
  readonly op: Op | undefined;
  readonly value: unknown;
  /** The calls it is in, the outermost first. */
  readonly frames: readonly Frame[];
  readonly next: Map<number, Node>;
}

/** A call, and what its operations and the calls it made have returned so far: as it is deterministic, that is all of it. */
interface Frame {
  readonly key: string;
  readonly run: () => unknown;
  readonly results: readonly unknown[];
}

type Fn = (...args: unknown[]) => unknown;

/** What a program runs on; `call` is how the functions of the protocol call each other here: see `loadProtocol`. */
export interface Stage {
  readonly mem: Mem & { call(fn: Fn, ...args: unknown[]): unknown };
  readonly party: Party;
  sleep(seen: number): void;
}

const PAUSE = Symbol("what follows is not decided yet");

/** Every continuation there is: equal ones, by the calls they are in and those calls' pasts, are one node. */
export class Nodes {
  readonly list: Node[] = [];
  readonly #byKey = new Map<string, Node>();

  intern(key: string, make: (id: number) => Node): Node {
    let node = this.#byKey.get(key);
    if (node === undefined) {
      node = make(this.list.length);
      this.list.push(node);
      this.#byKey.set(key, node);
    }
    return node;
  }
}

/** A function of the protocol as a graph of continuations, found by running its calls again with one more result each time. */
export class Program {
  readonly name: string;
  readonly root: Node;
  readonly #nodes: Nodes;
  #results: readonly unknown[] = [];
  #cursor = 0;
  #op: Op | undefined;
  #call: Frame | undefined;

  constructor(name: string, nodes: Nodes, run: (stage: Stage) => unknown) {
    this.name = name;
    this.#nodes = nodes;
    const stage = this.#stage();
    this.root = this.#continue([{ key: name, run: () => run(stage), results: [] }]);
  }

  /** The continuation once `node`'s operation has returned `result`. */
  resume(node: Node, result: number): Node {
    let next = node.next.get(result);
    if (next === undefined) {
      next = this.#continue(returning(node.frames, result));
      node.next.set(result, next);
    }
    return next;
  }

  #continue(start: readonly Frame[]): Node {
    let frames = start;
    for (;;) {
      const top = frames[frames.length - 1]!;
      this.#results = top.results;
      this.#cursor = 0;
      this.#op = undefined;
      this.#call = undefined;
      let value: unknown;
      try {
        value = top.run();
      } catch (error) {
        if (error !== PAUSE) throw error;
      }
      if (this.#call) frames = [...frames, this.#call];
      else if (this.#op || frames.length === 1) return this.#node(frames, this.#op, value);
      else frames = returning(frames.slice(0, -1), value);
    }
  }

  #node(frames: readonly Frame[], op: Op | undefined, value: unknown): Node {
    const past = frames.map(({ key, results }) => `${key} → ${JSON.stringify(results)}`).join("; ");
    const key = op ? past : `${this.name} returned ${value}`;
    return this.#nodes.intern(key, (id) => ({ id, program: this, op, value, frames, next: new Map() }));
  }

  #stage(): Stage {
    const act = (name: OpName, a = 0, b = 0, c = 0): number => {
      if (this.#cursor < this.#results.length) return this.#results[this.#cursor++] as number;
      this.#op = { name, a, b, c };
      throw PAUSE;
    };
    const call = (fn: Fn, ...args: unknown[]): unknown => {
      if (this.#cursor < this.#results.length) return this.#results[this.#cursor++];
      const data = args.filter((arg) => typeof arg === "number" || Array.isArray(arg));
      this.#call = { key: `${fn.name} ${JSON.stringify(data)}`, run: () => fn(...args), results: [] };
      throw PAUSE;
    };
    return {
      mem: {
        call,
        load: (i) => act("load", i),
        store: (i, v) => void act("store", i, v),
        add: (i, v) => act("add", i, v),
        or: (i, v) => act("or", i, v),
        compareExchange: (i, e, v) => act("compareExchange", i, e, v),
        wait: (i, v) => void act("wait", i, v),
        notify: (i) => void act("notify", i),
      },
      party: {
        run: (phase, chunk) => {
          act("begin", phase, chunk);
          return act("end", phase, chunk) === 1;
        },
        report: () => void act("report"),
      },
      sleep: (seen) => void act("sleep", 0, seen),
    };
  }
}

/** The frames with one more result for the innermost. */
function returning(frames: readonly Frame[], result: unknown): Frame[] {
  const top = frames[frames.length - 1]!;
  return [...frames.slice(0, -1), { ...top, results: [...top.results, result ?? null] }];
}
