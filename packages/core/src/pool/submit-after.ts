import type { PoolCore } from "./core.js";
import type { Job } from "./job.js";

/** Submits a job when its task has passed a check that is still under way; refused, it fails. False where there is none. */
export function submitAfter(check: Promise<void> | undefined, job: Job, core: PoolCore): boolean {
  if (check) void wait(check, job, core);
  return check !== undefined;
}

/** The pool's end waits for it. */
async function wait(check: Promise<void>, job: Job, core: PoolCore): Promise<void> {
  const fail = (reason: unknown) => core.scheduler.fail(job, reason);
  const leave = core.enter({ isStalled: false, stop: fail });
  try {
    await check;
    if (!job.isSettled) core.scheduler.submit(job);
  } catch (error) {
    fail(error);
  } finally {
    leave();
  }
}
