import {
  busy,
  CALLER,
  CHUNKS,
  DONE_CHUNKS,
  FIRST,
  generation,
  LAST,
  PHASE,
  PHASES,
  STATUS,
  WORK,
} from "../../../src/team/layout.js";
import type { Scenario } from "./scenario.js";

/** A state: small numbers in one array, so that a copy and a key of it are cheap. */
export type State = Uint16Array;

/** What stands where in a state. The threads' fields follow, then the words of memory. */
export const Field = {
  /** How the caller waits: see `Wait`. */
  wait: 0,
  /** Index of the region that is open or comes next. */
  region: 1,
  isOpen: 2,
  /** How many reasons for the failure of this region were given. */
  reasons: 3,
  /** Bits of the chunks that were begun, and of those that have ended. */
  begun: 4,
  ended: 5,
  /** What is left of each budget. */
  traps: 6,
  aborts: 7,
  deaths: 8,
  invitations: 9,
  dismissals: 10,
  terminations: 11,
  endless: 12,
} as const;

const THREADS = 13;

/** Fields of a thread: the caller's is that of seat 0. */
export const Thread = {
  /** The continuation it is in, or NONE. */
  node: 0,
  /** What a seat's worker is: see `Status`. */
  status: 1,
  /** It has taken a chunk, or is the one that opens the next phase. */
  holds: 2,
  /** It is inside a chunk. */
  runs: 3,
  /** It is inside a chunk that never ends. */
  isStuck: 4,
  isDismissed: 5,
  /** Being terminated: it may do anything yet, and must die in the end. */
  isDoomed: 6,
  /** Its invitation is being written. */
  isInvited: 7,
} as const;

const THREAD_FIELDS = 8;

/** `dead` and `left` until the caller has learnt of it. */
export const Status = { empty: 0, live: 1, parked: 2, dead: 3, left: 4 } as const;
/** Not at all, by promise, inside a function, or no more, but it has not looked yet. */
export const Wait = { none: 0, promise: 1, blocked: 2, woken: 3 } as const;
/** In place of a continuation: the thread runs nothing. */
export const NONE = 0xffff;

/** Position of the first field of a seat's thread. */
export function threadAt(seat: number): number {
  return THREADS + seat * THREAD_FIELDS;
}

/** The seats of workers. */
export function workerSeats(scenario: Scenario): number[] {
  return Array.from({ length: scenario.workers }, (_, i) => i + 1);
}

/** Positions in a state of the shared words that a scenario needs. */
export function memoryMap(scenario: Scenario): ReadonlyMap<number, number> {
  const words = [STATUS, WORK, DONE_CHUNKS, PHASE, PHASES, FIRST, LAST];
  const phases = Math.max(...scenario.regions.map((region) => region.chunks.length));
  for (let phase = 0; phase < phases; phase++) words.push(CHUNKS + phase);
  for (const seat of [CALLER, ...workerSeats(scenario)]) words.push(generation(seat), busy(seat));
  return new Map(words.map((word, i) => [word, threadAt(scenario.workers + 1) + i]));
}

/** The state before anything has happened: every worker is invited, none has arrived. */
export function initialState(scenario: Scenario, rootOf: (seat: number) => number): State {
  const state = new Uint16Array(threadAt(scenario.workers + 1) + memoryMap(scenario).size);
  for (const budget of [
    "traps",
    "aborts",
    "deaths",
    "invitations",
    "dismissals",
    "terminations",
    "endless",
  ] as const) {
    state[Field[budget]] = scenario[budget] ?? 0;
  }
  state[threadAt(CALLER) + Thread.node] = NONE;
  for (const seat of workerSeats(scenario)) {
    state[threadAt(seat) + Thread.node] = rootOf(seat);
    state[threadAt(seat) + Thread.status] = Status.live;
  }
  return state;
}
