import type { Patch } from "./explorer/load-protocol.js";

type Mutant = Patch & { readonly name: string };

/** Mistakes that one could make in `roster.ts`. Each must be found. */
export const rosterMutants: readonly Mutant[] = [
  {
    name: "one leaves by load and store",
    find: "const mark = mem.compareExchange(markOf(slot), WAITS, LEFT);",
    replace: "const mark = mem.load(markOf(slot)); if (mark === WAITS) mem.store(markOf(slot), LEFT);",
  },
  {
    name: "one who leaves is called by a plain store",
    find: "else if (mem.compareExchange(markOf(slot), WAITS, mark) === WAITS) {",
    replace: "else { mem.store(markOf(slot), mark);",
  },
  { name: "nobody is woken", find: "      mem.wake(markOf(slot));", replace: "" },
  {
    name: "a slot is given on with what its mark said",
    find: "    mem.store(markOf(slot), WAITS);",
    replace: "",
  },
  {
    name: "the dead are called",
    find: "if (isGone(holder)) mem.store(holderOf(slot), 0);",
    replace: "if (false) {}",
  },
  {
    name: "new slots are not looked at",
    find: "if (slot >= mem.load(SLOTS_USED)) mem.store(SLOTS_USED, slot + 1);",
    replace: "",
  },
  { name: "the last is called first", find: "(a.rank - b.rank) | 0", replace: "(b.rank - a.rank) | 0" },
  {
    name: "one more is called",
    find: "if (reached >= count) break;",
    replace: "if (reached > count) break;",
  },
];

/** Mistakes that one could make in `rendezvous.ts`. Each must be found. */
export const rendezvousMutants: readonly Mutant[] = [
  {
    name: "the next round begins with the last one's count",
    find: "  // Before anybody is called: who goes on may come again, but for the lock.\n  mem.store(COUNT, 0);",
    replace: "",
  },
  { name: "it does not stay broken", find: "  mem.store(BROKEN, 1);", replace: "" },
  { name: "it opens to the dead", find: "if (isLast && isAnyGone(mem, isGone)) {", replace: "if (false) {" },
  {
    name: "who waits is told that it is broken when all have come",
    find: "callUp(mem, Number.POSITIVE_INFINITY, CALLED, nobodyIsGone)",
    replace: "callUp(mem, Number.POSITIVE_INFINITY, BROKEN_UP, nobodyIsGone)",
  },
  {
    name: "one of those who wait is called",
    find: "callUp(mem, Number.POSITIVE_INFINITY, CALLED, nobodyIsGone)",
    replace: "callUp(mem, 1, CALLED, nobodyIsGone)",
  },
  {
    name: "who waits is let through when it breaks",
    find: "  mem.store(BROKEN, 1);\n  mem.store(COUNT, 0);\n  callUp(mem, Number.POSITIVE_INFINITY, BROKEN_UP, nobodyIsGone);",
    replace:
      "  mem.store(BROKEN, 1);\n  mem.store(COUNT, 0);\n  callUp(mem, Number.POSITIVE_INFINITY, CALLED, nobodyIsGone);",
  },
  {
    name: "a reset leaves those who wait",
    find: "BROKEN_UP, nobodyIsGone);\n  mem.store(BROKEN, 0);",
    replace: "BROKEN_UP, () => true);\n  mem.store(BROKEN, 0);",
  },
  {
    name: "two have the same number",
    find: "  mem.store(COUNT, index + 1);",
    replace: "  mem.store(COUNT, 1);",
  },
];
