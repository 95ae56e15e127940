// A segment of rooms: the table of bells, then blocks. A block: its head, then the words that its users see.

/** What blocks begin at and are counted in: a line of the cache. */
export const UNIT = 64;

/** Bells of threads that sleep asynchronously on words of the segment. */
export const BELLS = 128;
/** Words of one bell: the process (0: free, -1: being written), its file descriptor there, the pipe's inode. */
export const BELL_WORDS = 4;
export const BELL_PID = 0;
export const BELL_FD = 1;
export const BELL_INODE = 2;

/** Where the first block begins. */
export const FIRST_BLOCK = BELLS * BELL_WORDS * 4;

/** Words of a block's head. */
export const HEAD_WORDS = 32;
/** Messages on their way with the room, and threads that hold it beside its maker and had no seat: see holds.ts. */
export const HOLDS = 0;
/** Threads that are blocked on a word of the room, or are about to be. */
export const BLOCKED = 1;
/** From here on, a bit for each bell whose thread may sleep on a word of the room. */
export const SLEEPING = 4;
export const SLEEPING_WORDS = BELLS / 32;
/** From here on, how often words were woken while anybody slept asynchronously; word i counts in WAKES + i % 8. */
export const WAKES = 8;
export const WAKES_WORDS = 8;
/** From here on, the threads that hold the room beside its maker. */
export const HOLDERS = 16;
export const HOLDERS_WORDS = 16;
