import type { Mem } from "../../../src/team/mem.js";
import type { Party } from "../../../src/team/protocol.js";

export type OpName =
  | "load"
  | "store"
  | "add"
  | "or"
  | "compareExchange"
  | "wait"
  | "notify"
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

/**
 * A function of the protocol, stopped before its next operation. As the function is deterministic, the results of its
 * operations so far say where it stands: nodes form a tree, and equal nodes are equal continuations.
 */
export interface Node {
  readonly id: number;
  /** Undefined when the function has returned. */
  readonly op: Op | undefined;
  readonly value: unknown;
  readonly results: readonly number[];
  readonly program: Program;
  readonly next: Map<number, Node>;
}

/** What a program runs on: each operation is answered from the past, and the first new one stops the program. */
export interface Stage {
  readonly mem: Mem;
  readonly party: Party;
  sleep(seen: number): void;
}

const PAUSE = Symbol("the next operation is not decided yet");

/** A function of the protocol as a tree of continuations, made by running it again with one more result each time. */
export class Program {
  readonly name: string;
  readonly root: Node;
  readonly #nodes: Node[];
  readonly #run: (stage: Stage) => unknown;

  constructor(name: string, nodes: Node[], run: (stage: Stage) => unknown) {
    this.name = name;
    this.#nodes = nodes;
    this.#run = run;
    this.root = this.#replay([]);
  }

  /** The continuation once `node`'s operation has returned `result`. */
  resume(node: Node, result: number): Node {
    let next = node.next.get(result);
    if (next === undefined) {
      next = this.#replay([...node.results, result]);
      node.next.set(result, next);
    }
    return next;
  }

  #replay(results: readonly number[]): Node {
    let cursor = 0;
    let op: Op | undefined;
    let value: unknown;
    const act = (name: OpName, a = 0, b = 0, c = 0): number => {
      if (cursor < results.length) return results[cursor++]!;
      op = { name, a, b, c };
      throw PAUSE;
    };
    const mem: Mem = {
      load: (i) => act("load", i),
      store: (i, v) => void act("store", i, v),
      add: (i, v) => act("add", i, v),
      or: (i, v) => act("or", i, v),
      compareExchange: (i, e, v) => act("compareExchange", i, e, v),
      wait: (i, v) => void act("wait", i, v),
      notify: (i) => void act("notify", i),
    };
    const party: Party = {
      run: (phase, chunk) => {
        act("begin", phase, chunk);
        return act("end", phase, chunk) === 1;
      },
      report: () => void act("report"),
    };
    try {
      value = this.#run({ mem, party, sleep: (seen) => void act("sleep", 0, seen) });
    } catch (error) {
      if (error !== PAUSE) throw error;
    }
    const node = { id: this.#nodes.length, op, value, results, program: this, next: new Map() };
    this.#nodes.push(node);
    return node;
  }
}
