import type { SyncMem } from "../../../src/sync/mem.js";

/** What a function of the protocol is about to do. */
export interface Op {
  readonly name: keyof SyncMem | "isGone";
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const PAUSE = Symbol("what follows is not decided yet");

/** What a function runs on: shared words, and the question whether a holder has died. */
export interface Stage {
  readonly mem: SyncMem;
  isGone(holder: number): boolean;
}

/** Runs a function again with what its operations have returned so far: the next operation, or what it returns. */
export function replay<R>(
  run: (stage: Stage) => R,
  past: readonly number[],
): { readonly op: Op } | { readonly value: R } {
  let cursor = 0;
  let next: Op | undefined;
  const act = (name: Op["name"], a: number, b = 0, c = 0): number => {
    if (cursor < past.length) return past[cursor++]!;
    next = { name, a, b, c };
    throw PAUSE;
  };
  const mem: SyncMem = {
    load: (i) => act("load", i),
    store: (i, v) => void act("store", i, v),
    add: (i, v) => act("add", i, v),
    compareExchange: (i, e, v) => act("compareExchange", i, e, v),
    wake: (i, count = Number.MAX_SAFE_INTEGER) => void act("wake", i, count),
  };
  try {
    return { value: run({ mem, isGone: (holder) => act("isGone", holder) === 1 }) };
  } catch (error) {
    if (error !== PAUSE) throw error;
    return { op: next! };
  }
}
