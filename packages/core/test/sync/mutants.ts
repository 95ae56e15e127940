import type { Patch } from "./explorer/load-protocol.js";

/** Mistakes that one could make. Each must be found; `find` stands in `gate.ts` exactly once. */
export const mutants: readonly (Patch & { readonly name: string })[] = [
  {
    name: "whoever gives back does not look for a claim once more",
    find: "  if (mem.load(CLAIM) === 0) mem.wake(VALUE, 1);",
    replace: "  if (true) mem.wake(VALUE, 1);",
  },
  {
    name: "the claimant looks at its word last",
    find: "{ index: TURN, expected: turn }",
    replace: "{ index: TURN, expected: mem.load(TURN) }",
  },
  {
    name: "one takes by load and store",
    find: "    if (mem.compareExchange(VALUE, value, after) !== value) return AGAIN;",
    replace: "    mem.store(VALUE, after);",
  },
  {
    name: "one gives back by load and store",
    find: "    if (mem.compareExchange(VALUE, value, after) !== value) continue;",
    replace: "    mem.store(VALUE, after);",
  },
  {
    name: "nobody is woken by what is given back",
    find: "    if (value < 0) callNext(mem);",
    replace: "",
  },
  {
    name: "the claimant keeps its claim when it has taken",
    find: "    if (claims) mem.store(CLAIM, 0);\n    // Another",
    replace: "    // Another",
  },
  {
    name: "the claimant keeps its claim when it leaves",
    find: "  if (claims) mem.store(CLAIM, 0);\n  for",
    replace: "  for",
  },
  {
    name: "who leaves passes no wake-up on",
    find: "    } else if (kind.isFree(value)) mem.wake(VALUE, 1);",
    replace: "    } else if (kind.isFree(value)) return;",
  },
  {
    name: "what the claimant leaves stays reserved",
    find: "if (kind.isReserved(value) && mem.load(CLAIM) === 0)",
    replace: "if (false)",
  },
  {
    name: "what is reserved can be taken by anybody",
    find: "claim === 0 || claim === me",
    replace: "false",
  },
  {
    name: "a dead owner is buried by a plain store",
    find: "  if (mem.compareExchange(VALUE, value, 0) !== value) return false;",
    replace: "  mem.store(VALUE, 0);",
  },
];
