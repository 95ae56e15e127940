import type { Patch } from "./explorer/load-protocol.js";

/** A protocol that is wrong in one place. */
export interface Mutant extends Patch {
  readonly name: string;
  /** The scenario that shows it; the others may, too. */
  readonly scenario: string;
}

/** Mistakes that one could make. Each must be found; `find` stands in `protocol.ts` exactly once. */
export const mutants: readonly Mutant[] = [
  {
    name: "members are woken before there is work",
    scenario: "two phases, then a region that follows at once",
    find: "  mem.store(WORK, chunks[0]!);\n  for (let seat = first; seat < last; seat++) if (seat !== CALLER) wake(mem, seat);",
    replace:
      "  for (let seat = first; seat < last; seat++) if (seat !== CALLER) wake(mem, seat);\n  mem.store(WORK, chunks[0]!);",
  },
  {
    name: "members are woken before the phase has work",
    scenario: "a member is sent away before a region or after it",
    find: "  mem.store(WORK, next);\n  for (let seat = first; seat < last; seat++) wake(mem, seat);",
    replace: "  for (let seat = first; seat < last; seat++) wake(mem, seat);\n  mem.store(WORK, next);",
  },
  {
    name: "there is work before the region is pending",
    scenario: "the caller takes its share after it did not",
    find: "  mem.store(STATUS, PENDING);\n  // Publishes all of the above to whoever takes a chunk.\n  mem.store(WORK, chunks[0]!);",
    replace: "  mem.store(WORK, chunks[0]!);\n  mem.store(STATUS, PENDING);",
  },
  {
    name: "the count is reset when the phase has work already",
    scenario: "two phases, then a region that follows at once",
    find: "  mem.store(DONE_CHUNKS, 0);\n  // Publishes the phase. Others may end the whole region before the next line: it reads nothing shared.\n  mem.store(WORK, next);",
    replace: "  mem.store(WORK, next);\n  mem.store(DONE_CHUNKS, 0);",
  },
  {
    name: "who is to be woken is read when the phase has work already",
    scenario: "two phases, then a region that follows at once",
    find: "  for (let seat = first; seat < last; seat++) wake(mem, seat);",
    replace: "  for (let seat = mem.load(FIRST); seat < last; seat++) wake(mem, seat);",
  },
  {
    name: "a region ends by a plain store, which erases an abort",
    scenario: "two phases, then a region that follows at once",
    find: "if (mem.compareExchange(STATUS, PENDING, DONE) === PENDING) wake(mem, CALLER);",
    replace: "mem.store(STATUS, DONE); wake(mem, CALLER);",
  },
  {
    name: "a region is given up by a plain store, which erases its end",
    scenario: "a chunk traps",
    find: "  return mem.compareExchange(STATUS, PENDING, FAILED) === PENDING;",
    replace: "  mem.store(STATUS, FAILED);\n  return true;",
  },
  {
    name: "a party says that it is busy after it has read the status",
    scenario: "a worker dies, and it is given up",
    find: "  mem.store(busy(seat), 1);\n  // Looked at before every chunk, so that a failed region stops within one chunk of each party.\n  const left = mem.load(STATUS) === PENDING ? take(mem) : 0;",
    replace:
      "  const isPending = mem.load(STATUS) === PENDING;\n  mem.store(busy(seat), 1);\n  const left = isPending ? take(mem) : 0;",
  },
  {
    name: "a party takes chunks of a failed region",
    scenario: "a worker dies, and it is given up",
    find: "mem.load(STATUS) === PENDING ? take(mem) : 0",
    replace: "take(mem)",
  },
  {
    name: "the caller does not wait for those that are busy",
    scenario: "two chunks trap, and it is given up",
    find: "    if (mem.load(busy(seat)) !== 0) return PENDING;",
    replace: "",
  },
  {
    name: "work that is left of a failed region is not cleared",
    scenario: "a chunk traps",
    find: "  mem.store(WORK, 0);\n  return FAILED;",
    replace: "  return FAILED;",
  },
  {
    name: "the caller is not told that a party is no longer busy",
    scenario: "the caller gives a region up",
    find: "  if (mem.load(STATUS) === FAILED) wake(mem, CALLER);\n",
    replace: "",
  },
  {
    name: "a member that leaves tells nobody that it is no longer busy",
    scenario: "a member is sent away, and the region it still takes part in is given up",
    find: "  if (mem.load(STATUS) === FAILED) wake(mem, CALLER);\n",
    replace: "  if (!isLeaving && mem.load(STATUS) === FAILED) wake(mem, CALLER);\n",
  },
  {
    name: "the caller is told before the party is no longer busy",
    scenario: "the caller gives a region up",
    find: "  mem.store(busy(seat), 0);\n  return left > 0;",
    replace:
      "  if (mem.load(STATUS) === FAILED) wake(mem, CALLER);\n  mem.store(busy(seat), 0);\n  if (left === 0 && mem.load(STATUS) === FAILED) mem.wait(generation(seat), mem.load(generation(seat)));\n  return left > 0;",
  },
  {
    name: "a member looks at its word after it has looked for work",
    scenario: "a worker dies in two phases",
    find: "  if (!isLeaving) mem.wait(generation(seat), seen);",
    replace: "  if (!isLeaving) mem.wait(generation(seat), mem.load(generation(seat)));",
  },
  {
    name: "the caller looks at its word after it has looked at the region",
    scenario: "two phases, then a region that follows at once",
    find: "  if (status === PENDING) sleep(seen);",
    replace: "  if (status === PENDING) sleep(mem.load(generation(CALLER)));",
  },
  {
    name: "a caller that takes part looks at its word last",
    scenario: "the caller takes its share after it did not",
    find: "  if (status === PENDING) mem.wait(generation(CALLER), seen);",
    replace: "  if (status === PENDING) mem.wait(generation(CALLER), mem.load(generation(CALLER)));",
  },
  {
    name: "a wake-up by load and store erases a dismissal",
    scenario: "a member is sent away before a region or after it",
    find: "  mem.add(generation(seat), WAKE);",
    replace: "  mem.store(generation(seat), mem.load(generation(seat)) + WAKE);",
  },
  {
    name: "a wake-up does not notify",
    scenario: "two phases, then a region that follows at once",
    find: "  mem.notify(generation(seat));\n}\n\n/** Makes a seat",
    replace: "}\n\n/** Makes a seat",
  },
  {
    name: "a wake-up notifies before the word has changed",
    scenario: "two phases, then a region that follows at once",
    find: "  mem.add(generation(seat), WAKE);\n  // Who slept on the old value already is woken.\n  mem.notify(generation(seat));",
    replace: "  mem.notify(generation(seat));\n  mem.add(generation(seat), WAKE);",
  },
  {
    name: "a dismissal does not notify",
    scenario: "a member is sent away before a region or after it",
    find: "  // A parked member learns of it.\n  mem.notify(generation(seat));",
    replace: "",
  },
  {
    name: "a chunk is taken by load and store",
    scenario: "two phases, then a region that follows at once",
    find: "const seen = mem.compareExchange(WORK, left, left - 1);",
    replace: "const seen = mem.load(WORK); if (seen === left) mem.store(WORK, left - 1);",
  },
  {
    name: "a chunk is counted by load and store",
    scenario: "two phases, then a region that follows at once",
    find: "if (mem.add(DONE_CHUNKS, 1) + 1 < chunks) return;",
    replace:
      "const done = mem.load(DONE_CHUNKS) + 1; mem.store(DONE_CHUNKS, done); if (done < chunks) return;",
  },
  {
    name: "an abort does not wake the caller",
    scenario: "nobody is left",
    find: "  // The sleeping observer looks again, and now waits for those that are busy.\n  wake(mem, CALLER);",
    replace: "",
  },
  {
    name: "a death ends no region",
    scenario: "a worker dies in two phases",
    find: "mem.load(busy(seat)) !== 0 && fail(mem)",
    replace: "false",
  },
  {
    name: "a death does not wake the caller",
    scenario: "a worker dies in two phases",
    find: "  // The observer may have waited for this seat.\n  wake(mem, CALLER);",
    replace: "",
  },
  {
    name: "a death does not wake the others",
    scenario: "the only worker that was woken dies",
    find: "  for (const other of live) wake(mem, other);",
    replace: "",
  },
];
