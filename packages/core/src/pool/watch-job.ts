import type { PoolCore } from "./core.js";
import type { Job } from "./job.js";
import { Watch } from "./watch.js";

/** Gives one job a timeout of its own. */
export function watchJob(core: PoolCore, job: Job, timeout: number): Watch {
  return new Watch(
    {
      get beganAt() {
        return job.beganAt;
      },
      cancel: (reason) => core.cancel(job, reason),
    },
    { timeout },
  );
}
