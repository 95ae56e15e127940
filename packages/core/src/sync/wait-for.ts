import { deadlineOf } from "./steps.js";
import { toWait, type Wait } from "./wait.js";

/** What can be waited for with a lock that is held: a condition, or a manager's. */
interface Notified {
  wait(wait?: Wait): Promise<boolean>;
}

/** `waitFor` of every condition: asks the predicate with the lock held, and again after each notification. */
export async function waitFor<T>(this: Notified, predicate: () => T | Promise<T>, wait?: Wait): Promise<T> {
  const { timeout, signal } = toWait(wait);
  const deadline = deadlineOf(timeout);
  for (;;) {
    const answer = await predicate();
    const left = deadline - performance.now();
    if (answer || left <= 0) return answer;
    await this.wait({ timeout: left, signal });
  }
}
