/**
 * The words at the start of a ring's room; the records follow.
 *
 * What writers change and what readers change lie on lines of their own. An event and its sleepers are neighbours.
 */

// Of the writers.
export const TAIL = 0;
export const WRITE_LOCK = 1;
export const WRITE_LOCK_SLEEPERS = 2;
/** How many messages have been put. */
export const PUT = 3;
/** The journal: what TAIL and PUT become together. */
export const TAIL_AFTER = 4;
export const PUT_AFTER = 5;
/** Changes when there is something new to read. */
export const DATA = 6;
export const DATA_SLEEPERS = 7;

// Of the readers.
export const HEAD = 16;
export const READ_LOCK = 17;
export const READ_LOCK_SLEEPERS = 18;
/** How many messages have been taken. */
export const TAKEN = 19;
export const HEAD_AFTER = 20;
export const TAKEN_AFTER = 21;
/** Changes when there is new room. */
export const SPACE = 22;
export const SPACE_SLEEPERS = 23;

// Of both; changed seldom.
export const CLOSED = 32;
/** The most messages; 0 is no bound. */
export const MAX_SIZE = 33;
/** How many messages of those that were put have been done with. */
export const DONE = 34;
/** Changes with DONE. */
export const FINISH = 35;
export const FINISH_SLEEPERS = 36;
/** The holder that made the ring. */
export const HOME = 37;
/** 1 where the ring is one way of a pipe. */
export const IS_PIPE = 38;

/** Pairs of a holder, and how many messages wait in it for room. */
export const SPILLS = 48;
export const SPILL_COUNT = 24;

/** How many hold the end of a pipe that writes here, and who; likewise of the end that reads. */
export const WRITERS = 96;
export const READERS = 112;
export const SEAT_COUNT = 15;

/** Where the records begin, in bytes; they are whole multiples of 16 bytes long and begin at such. */
export const RECORDS = 512;
export const RECORD_HEADER = 16;

/** Bits of CLOSED. */
export const NO_MORE_PUTS = 1;
export const NO_MORE_GETS = 2;

/** Bits of a record's second word, below the message's kind. */
export const FIRST = 1;
export const LAST = 2;
/** Nothing but the way to the end of the memory. */
export const PAD = 4;
export const KIND_SHIFT = 8;
