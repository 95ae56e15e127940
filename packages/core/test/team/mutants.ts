import type { Patch } from "./explorer/load-protocol.js";

/** A protocol that is wrong in one place. */
export interface Mutant extends Patch {
  readonly name: string;
}

/** Mistakes that one could make. Each must be found; `find` stands in `protocol.ts` exactly once. */
export const mutants: readonly Mutant[] = [
  {
    name: "members are woken before there is work",
    find: "  mem.store(WORK, chunks[0]!);\n  for (let seat = first; seat < last; seat++) if (seat !== CALLER) wake(mem, seat);",
    replace:
      "  for (let seat = first; seat < last; seat++) if (seat !== CALLER) wake(mem, seat);\n  mem.store(WORK, chunks[0]!);",
  },
  {
    name: "members are woken before the phase has work",
    find: "  mem.store(WORK, next);\n  for (let seat = first; seat < last; seat++) wake(mem, seat);",
    replace: "  for (let seat = first; seat < last; seat++) wake(mem, seat);\n  mem.store(WORK, next);",
  },
  {
    name: "there is work before the region is pending",
    find: "  mem.store(STATUS, PENDING);\n  // Publishes all of the above to whoever takes a chunk.\n  mem.store(WORK, chunks[0]!);",
    replace: "  mem.store(WORK, chunks[0]!);\n  mem.store(STATUS, PENDING);",
  },
  {
    name: "the count is reset when the phase has work already",
    find: "  mem.store(DONE_CHUNKS, 0);\n  // Publishes the phase. Others may end the whole region before the next line: it reads nothing shared.\n  mem.store(WORK, next);",
    replace: "  mem.store(WORK, next);\n  mem.store(DONE_CHUNKS, 0);",
  },
  {
    name: "who is to be woken is read when the phase has work already",
    find: "  for (let seat = first; seat < last; seat++) wake(mem, seat);",
    replace: "  for (let seat = mem.load(FIRST); seat < last; seat++) wake(mem, seat);",
  },
  {
    name: "a region ends by a plain store, which erases an abort",
    find: "if (mem.compareExchange(STATUS, PENDING, DONE) === PENDING) wake(mem, CALLER);",
    replace: "mem.store(STATUS, DONE); wake(mem, CALLER);",
  },
  {
    name: "a region is given up by a plain store, which erases its end",
    find: "  return mem.compareExchange(STATUS, PENDING, FAILED) === PENDING;",
    replace: "  mem.store(STATUS, FAILED);\n  return true;",
  },
  {
    name: "a party says that it is busy after it has read the status",
    find: "  mem.store(busy(seat), 1);\n  // Looked at before every chunk, so that a failed region stops within one chunk of each party.\n  const left = mem.load(STATUS) === PENDING ? take(mem) : 0;",
    replace:
      "  const isPending = mem.load(STATUS) === PENDING;\n  mem.store(busy(seat), 1);\n  const left = isPending ? take(mem) : 0;",
  },
  {
    name: "a party takes chunks of a failed region",
    find: "mem.load(STATUS) === PENDING ? take(mem) : 0",
    replace: "take(mem)",
  },
  {
    name: "the caller does not wait for those that are busy",
    find: "    if (mem.load(busy(seat)) !== 0) return PENDING;",
    replace: "",
  },
  {
    name: "work that is left of a failed region is not cleared",
    find: "  mem.store(WORK, 0);\n  return FAILED;",
    replace: "  return FAILED;",
  },
  {
    name: "the caller is not told that a party is no longer busy",
    find: "  if (mem.load(STATUS) === FAILED) wake(mem, CALLER);\n",
    replace: "",
  },
  {
    name: "the caller is told before the party is no longer busy",
    find: "  mem.store(busy(seat), 0);\n  return left > 0;",
    replace:
      "  if (mem.load(STATUS) === FAILED) wake(mem, CALLER);\n  mem.store(busy(seat), 0);\n  if (left === 0 && mem.load(STATUS) === FAILED) mem.wait(generation(seat), mem.load(generation(seat)));\n  return left > 0;",
  },
  {
    name: "a member looks at its word after it has looked for work",
    find: "  mem.wait(generation(seat), seen);",
    replace: "  mem.wait(generation(seat), mem.load(generation(seat)));",
  },
  {
    name: "the caller looks at its word after it has looked at the region",
    find: "  if (status === PENDING) sleep(seen);",
    replace: "  if (status === PENDING) sleep(mem.load(generation(CALLER)));",
  },
  {
    name: "a caller that takes part looks at its word last",
    find: "  if (status === PENDING) mem.wait(generation(CALLER), seen);",
    replace: "  if (status === PENDING) mem.wait(generation(CALLER), mem.load(generation(CALLER)));",
  },
  {
    name: "a wake-up by load and store erases a dismissal",
    find: "  mem.add(generation(seat), WAKE);",
    replace: "  mem.store(generation(seat), mem.load(generation(seat)) + WAKE);",
  },
  {
    name: "a wake-up does not notify",
    find: "  mem.notify(generation(seat));\n}\n\n/** Makes a seat",
    replace: "}\n\n/** Makes a seat",
  },
  {
    name: "a wake-up notifies before the word has changed",
    find: "  mem.add(generation(seat), WAKE);\n  // Who slept on the old value already is woken.\n  mem.notify(generation(seat));",
    replace: "  mem.notify(generation(seat));\n  mem.add(generation(seat), WAKE);",
  },
  {
    name: "a dismissal does not notify",
    find: "  // A parked member learns of it.\n  mem.notify(generation(seat));",
    replace: "",
  },
  {
    name: "a chunk is taken by load and store",
    find: "const seen = mem.compareExchange(WORK, left, left - 1);",
    replace: "const seen = mem.load(WORK); if (seen === left) mem.store(WORK, left - 1);",
  },
  {
    name: "a chunk is counted by load and store",
    find: "if (mem.add(DONE_CHUNKS, 1) + 1 < chunks) return;",
    replace:
      "const done = mem.load(DONE_CHUNKS) + 1; mem.store(DONE_CHUNKS, done); if (done < chunks) return;",
  },
  {
    name: "an abort does not wake the caller",
    find: "  // The sleeping observer looks again, and now waits for those that are busy.\n  wake(mem, CALLER);",
    replace: "",
  },
  { name: "a death ends no region", find: "mem.load(busy(seat)) !== 0 && fail(mem)", replace: "false" },
  {
    name: "a death leaves the seat busy",
    find: "  // The only writer of this word is dead.\n  mem.store(busy(seat), 0);",
    replace: "",
  },
  {
    name: "a death does not wake the caller",
    find: "  // The observer may wait for this seat.\n  wake(mem, CALLER);",
    replace: "",
  },
  {
    name: "a death does not wake the others",
    find: "  for (const other of live) wake(mem, other);",
    replace: "",
  },
];
