import { startTimer } from "../exchange/timer.js";
import { checkTimeout } from "../exchange/wait-options.js";

/** Waits for an end, at most so many milliseconds (for ever unless given); resolves to whether it has come. */
export async function endsWithin(end: Promise<unknown>, timeout: number | undefined): Promise<boolean> {
  checkTimeout(timeout);
  return new Promise((resolve) => {
    const stop = startTimer(timeout, () => resolve(false));
    void end.then(() => {
      stop();
      resolve(true);
    });
  });
}
