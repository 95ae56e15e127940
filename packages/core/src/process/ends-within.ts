import { startTimer } from "../exchange/timer.js";
import { checkTimeout } from "../exchange/wait-options.js";
import { keepAlive } from "../team/keep-alive.js";

/** Waits for an end, at most so many milliseconds (for ever unless given); resolves to whether it has come. */
export async function endsWithin(end: Promise<unknown>, timeout: number | undefined): Promise<boolean> {
  checkTimeout(timeout);
  // Neither a daemon nor a parent keeps this process alive; who waits for one does.
  keepAlive.hold();
  return new Promise<boolean>((resolve) => {
    const stop = startTimer(timeout, () => resolve(false));
    void end.then(() => {
      stop();
      resolve(true);
    });
  }).finally(keepAlive.release);
}
