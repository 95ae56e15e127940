/**
 * Where everything stands that a team shares: one SharedArrayBuffer, seen as i32 words by the protocol and as f64 cells
 * by the description of the phases. Both sides of the protocol import this file and know no other offset.
 */

/** Words in a cache line: words that different parties write stand on lines of their own. */
const LINE = 16;

/** What has become of the region: IDLE, PENDING, DONE or FAILED. */
export const STATUS = 0;
/** Chunks of the phase that nobody has taken yet. */
export const WORK = LINE;
/** Chunks of the phase that have been run. */
export const DONE_CHUNKS = 2 * LINE;
/** Number of the phase that runs. */
export const PHASE = 3 * LINE;
/** How many phases the region has. */
export const PHASES = PHASE + 1;
/** Seats FIRST … LAST - 1 are woken at the start of each phase. */
export const FIRST = PHASE + 2;
export const LAST = PHASE + 3;
/** Chunks of each phase. */
export const CHUNKS = 4 * LINE;
/** Longest plan a team can run: 300 iterations of kmeans need 602. */
export const MAX_PHASES = 1024;

/** The phases' functions and arguments, as f64 cells: see `descriptor.ts`. */
export const PLAN = CHUNKS + MAX_PHASES;
export const PLAN_CELLS = 20_480;
/** What a member has to say of a region it made fail: a length and that many bytes of UTF-8. */
export const REPORT = PLAN + 2 * PLAN_CELLS;
export const REPORT_BYTES = 1020;

/** The seats: first the caller's, then one for each worker. */
const SEATS = REPORT + 1 + REPORT_BYTES / 4 + (LINE - 1);

/** The caller's seat. */
export const CALLER = 0;

/** The one word a party waits on: bit 0 is LEAVE, above it is the number of times it was woken. */
export function generation(seat: number): number {
  return SEATS - (SEATS % LINE) + seat * LINE;
}

/** 1 while a party may take chunks or holds one. Only the party itself writes it. */
export function busy(seat: number): number {
  return generation(seat) + 1;
}

/** Bytes for a team of so many seats. */
export function byteLength(seats: number): number {
  return 4 * generation(seats);
}

/** Added to a generation to wake its party. It never reaches the LEAVE bit, however often it is added. */
export const WAKE = 2;
/** Or'ed into a generation to dismiss its party. */
export const LEAVE = 1;

/** No region was ever opened. */
export const IDLE = 0;
/** The region runs. Exactly one compareExchange leads out of this state. */
export const PENDING = 1;
/** All phases have been run. */
export const DONE = 2;
/** Given up: a trap, a death, an abort. Chunks that were taken may still run until their parties are no longer busy. */
export const FAILED = 3;
