import {
  CALLER,
  CHUNKS,
  DONE_CHUNKS,
  generation,
  LAST,
  LEAVE,
  PHASE,
  STATUS,
  WAKE,
  WORK,
} from "../../../src/team/layout.js";
import type { Node, Op } from "./program.js";
import { Programs, type Protocol } from "./programs.js";
import type { Scenario } from "./scenario.js";
import {
  Field,
  initialState,
  memoryMap,
  NONE,
  type State,
  Status,
  Thread,
  threadAt,
  Wait,
  workerSeats,
} from "./state.js";

/**
 * Memory and threads of a scenario. `step` lets one thread do its next operation in a copy of the state.
 *
 * The description of the region is data, not synchronisation: it may be read by the holder of a chunk, and written by the
 * holder of the phase's last one, or by the caller when there is none; and while there is no work to take. That is
 * checked at each access, and so such accesses commute with whatever others do and need no interleaving of their own.
 */
export class Machine {
  readonly scenario: Scenario;
  readonly programs: Programs;
  readonly initial: State;
  /** The seats of workers. */
  readonly seats: readonly number[];
  readonly #words: ReadonlyMap<number, number>;
  /** For each region, the bit of the first chunk of each phase. */
  readonly #firstBits: readonly (readonly number[])[];

  constructor(protocol: Protocol, scenario: Scenario) {
    this.scenario = scenario;
    this.programs = new Programs(protocol, scenario);
    this.#words = memoryMap(scenario);
    this.#firstBits = scenario.regions.map(({ chunks }) =>
      chunks.map((_, phase) => chunks.slice(0, phase).reduce((a, b) => a + b, 0)),
    );
    this.seats = workerSeats(scenario);
    this.initial = initialState(scenario, (seat) => this.programs.rounds[seat]!);
  }

  /** Where a thread stands; undefined where it runs nothing. */
  nodeOf(state: State, seat: number): Node | undefined {
    return this.programs.nodes.list[state[threadAt(seat) + Thread.node]!];
  }

  word(state: State, index: number): number {
    return state[this.#words.get(index)!]!;
  }

  setWord(state: State, index: number, value: number): void {
    state[this.#words.get(index)!] = value;
  }

  /** A thread does its next operation, and those that need no interleaving of their own. */
  step(before: State, seat: number, trapped: boolean): State {
    const state = before.slice();
    this.#advance(state, seat, trapped);
    for (const other of this.seats) this.#forget(state, other);
    return state;
  }

  /** Who begins a round has not read its generation yet: its value is that of any other state with the same LEAVE bit. */
  #forget(state: State, seat: number): void {
    const at = threadAt(seat) + Thread.node;
    if (state[at] === this.programs.rounds[seat]! || state[at] === NONE) {
      this.setWord(state, generation(seat), this.word(state, generation(seat)) & LEAVE);
    }
  }

  #advance(state: State, seat: number, trapped: boolean): void {
    for (;;) {
      const node = this.nodeOf(state, seat)!;
      const op = node.op!;
      const result = this.#operate(state, seat, op, trapped);
      if (result === undefined) {
        if (seat === CALLER) state[Field.wait] = Wait.blocked;
        else state[threadAt(seat) + Thread.status] = Status.parked;
        return;
      }
      this.#resume(state, seat, node, result);
      const next = this.nodeOf(state, seat)?.op;
      if (next === undefined || !(isLate(op) || isEarly(next))) return;
    }
  }

  #resume(state: State, seat: number, node: Node, result: number): void {
    const at = threadAt(seat);
    const next = node.program.resume(node, result);
    state[at + Thread.node] = next.id;
    if (seat === CALLER || next.op !== undefined) return;
    // A round that has returned: the next one, which knows nothing of this one, or the end.
    state[at + Thread.node] = next.value ? this.programs.rounds[seat]! : NONE;
    if (!next.value) state[at + Thread.status] = Status.left;
  }

  /** The result of an operation, or undefined where the thread sleeps now. */
  #operate(state: State, seat: number, op: Op, trapped: boolean): number | undefined {
    const at = threadAt(seat);
    switch (op.name) {
      case "begin":
        this.#begin(state, op);
        state[at + Thread.runs] = 1;
        return 0;
      case "end":
        state[at + Thread.runs] = 0;
        if (trapped) state[Field.traps]! -= 1;
        else state[Field.ended]! |= this.#bit(state, op);
        return trapped ? 0 : 1;
      case "report":
        if (!state[Field.isOpen]) throw new Error("a trap is reported of a region that has settled");
        state[Field.reasons]! += 1;
        return 0;
      case "sleep":
        state[Field.wait] = this.word(state, generation(CALLER)) === op.b ? Wait.promise : Wait.woken;
        return 0;
      case "notify":
        this.#notify(state, op.a);
        return 0;
      default:
        return this.#access(state, seat, op);
    }
  }

  #access(state: State, seat: number, op: Op): number | undefined {
    const at = this.#words.get(op.a);
    if (at === undefined) throw new Error(`word ${op.a} is touched, which the region has not`);
    if (isData(op)) this.#checkData(state, seat, op);
    const old = state[at]!;
    if (op.name === "wait") return old === op.b ? undefined : 0;
    if (op.name === "load" && op.a === generation(seat)) {
      // A generation is only ever compared with what its owner has read last: that is called 0, everything else 2.
      state[at] = old & LEAVE;
      return old & LEAVE;
    }
    if (op.name === "store") state[at] = op.b;
    else if (op.name === "add") state[at] = op.a >= generation(CALLER) ? (old & LEAVE) | WAKE : old + op.b;
    else if (op.name === "or") state[at] = old | op.b;
    else if (op.name === "compareExchange" && old === op.b) state[at] = op.c;
    this.#trackHolder(state, seat, op, old);
    // What nobody reads must not tell two equal states apart.
    return op.name === "store" || op.name === "or" || (op.a >= generation(CALLER) && op.name === "add")
      ? 0
      : old;
  }

  #trackHolder(state: State, seat: number, op: Op, old: number): void {
    const at = threadAt(seat) + Thread.holds;
    if (op.name === "compareExchange" && op.a === WORK && old === op.b) state[at] = 1;
    else if (op.name === "compareExchange" && op.a === STATUS) state[at] = 0;
    else if (op.name === "store" && op.a === WORK) state[at] = 0;
    else if (op.name === "add" && op.a === DONE_CHUNKS) {
      const chunks = this.scenario.regions[state[Field.region]!]!.chunks[this.word(state, PHASE)]!;
      if (old + op.b < chunks) state[at] = 0;
    }
  }

  #checkData(state: State, seat: number, op: Op): void {
    const holds = (who: number) => state[threadAt(who) + Thread.holds] === 1;
    if (op.name === "load") {
      if (!holds(seat)) throw new Error(`seat ${seat} reads the region's description without a chunk of it`);
      return;
    }
    if (this.word(state, WORK) !== 0)
      throw new Error("the region's description is changed while there is work to take");
    for (const other of [CALLER, ...this.seats]) {
      if (other !== seat && holds(other))
        throw new Error(`the region's description is changed under seat ${other}`);
    }
  }

  #notify(state: State, word: number): void {
    if (word === generation(CALLER)) {
      if (state[Field.wait] === Wait.promise) state[Field.wait] = Wait.woken;
      if (state[Field.wait] !== Wait.blocked) return;
      state[Field.wait] = Wait.none;
      this.#resume(state, CALLER, this.nodeOf(state, CALLER)!, 0);
    }
    for (const seat of this.seats) {
      if (word !== generation(seat) || state[threadAt(seat) + Thread.status] !== Status.parked) continue;
      state[threadAt(seat) + Thread.status] = Status.live;
      this.#resume(state, seat, this.nodeOf(state, seat)!, 0);
    }
  }

  #bit(state: State, op: Op): number {
    return 1 << (this.#firstBits[state[Field.region]!]![op.a]! + op.b);
  }

  #begin(state: State, op: Op): void {
    const what = `chunk ${op.b} of phase ${op.a}`;
    const chunks = this.scenario.regions[state[Field.region]!]?.chunks ?? [];
    if (!state[Field.isOpen]) throw new Error(`${what} is run when no region is open`);
    if (!(op.b >= 0 && op.b < (chunks[op.a] ?? 0)))
      throw new Error(`${what} is run, which the region has not`);
    if (state[Field.begun]! & this.#bit(state, op)) throw new Error(`${what} is run twice`);
    const earlier = (1 << this.#firstBits[state[Field.region]!]![op.a]!) - 1;
    if ((state[Field.ended]! & earlier) !== earlier)
      throw new Error(`${what} is run before the phase before it has ended`);
    state[Field.begun]! |= this.#bit(state, op);
  }
}

function isData(op: Op): boolean {
  return (
    (op.a >= PHASE && op.a <= LAST) ||
    (op.a >= CHUNKS && op.a < generation(CALLER)) ||
    (op.name === "store" && op.a === DONE_CHUNKS)
  );
}

/** Operations that are done together with the one before them. */
function isEarly(op: Op): boolean {
  return (
    op.name === "begin" || (op.name !== "end" && op.name !== "report" && op.name !== "sleep" && isData(op))
  );
}

/** Operations that are done together with the one after them. */
function isLate(op: Op): boolean {
  return op.name === "end" || op.name === "report";
}
