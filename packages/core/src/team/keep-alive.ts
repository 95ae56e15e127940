/** The longest delay that timers have. */
const LONGEST_MS = 2 ** 31 - 1;

let held = 0;
let timer: NodeJS.Timeout | undefined;

/** Keeps the process alive until it is released as often as held: a promise of `Atomics.waitAsync` alone does not. */
export const keepAlive = {
  hold(): void {
    if (held++ > 0) return;
    // One timer for the life of the process: to hold it again costs next to nothing.
    if (timer) timer.ref();
    else timer = setInterval(() => {}, LONGEST_MS);
  },

  release(): void {
    if (--held === 0) timer!.unref();
  },
};
