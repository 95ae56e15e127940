import { SerializationError } from "../errors.js";
import { packHandles } from "../task/pack.js";
import type { ShippedTask } from "../task/shipped-task.js";
import type { WorkerHandle } from "../workers/backend.js";
import type { TaskMessage } from "../workers/protocol.js";
import { unsendable } from "../workers/unsendable.js";
import type { Job } from "./job.js";

/** The most functions one worker keeps. */
const FUNCTIONS = 512;

/** A job that could not be posted, and why. */
export type Unsent = readonly [job: Job, error: unknown];

/** Puts jobs into messages to one worker; a function goes along the first time it is needed there. */
export class Mail {
  readonly #handle: WorkerHandle;
  readonly #sent = new Set<number>();

  constructor(handle: WorkerHandle) {
    this.#handle = handle;
  }

  /** Posts jobs in one message; where one of them cannot be cloned, one by one. Returns those that could not be. */
  send(jobs: readonly Job[]): Unsent[] {
    const tasks = jobs.map(
      (job): TaskMessage => [job.slot, job.task.id, job.mode, job.payload, job.signalAt],
    );
    try {
      this.#postTasks(jobs, tasks, jobs.length === 1 ? jobs[0]!.transfer : undefined);
      return [];
    } catch (error) {
      return jobs.length === 1 ? this.#sendPacked(jobs[0]!, error) : jobs.flatMap((job) => this.send([job]));
    }
  }

  /** A job with handles among its arguments; or one that cannot be sent. */
  #sendPacked(job: Job, cause: unknown): Unsent[] {
    try {
      const packed = packHandles(job.payload, job.argument, {
        error: cause,
        transfer: job.transfer,
        carrier: this.#handle.carrier,
      });
      this.#postTasks(
        [job],
        [[job.slot, job.task.id, job.mode, packed.value, job.signalAt, packed.handles]],
        packed.transfer,
      );
      job.release ??= packed.hold();
      return [];
    } catch (error) {
      return [[job, inWhole(unsendable(error, job.argument), job.offset)]];
    }
  }

  #postTasks(
    jobs: readonly Job[],
    tasks: readonly TaskMessage[],
    transfer: readonly Transferable[] | undefined,
  ): void {
    this.#define(jobs);
    const number = this.#handle.posted;
    this.#handle.post({ type: "tasks", tasks }, transfer);
    for (const job of jobs) {
      job.message = number;
      job.isAlone = jobs.length === 1;
    }
  }

  #define(jobs: readonly Job[]): void {
    const forget = this.#sent.size > FUNCTIONS;
    if (forget) this.#sent.clear();
    const fresh: ShippedTask[] = [];
    for (const { task } of jobs) {
      if (this.#sent.has(task.id)) continue;
      this.#sent.add(task.id);
      fresh.push(task);
    }
    if (fresh.length > 0) this.#handle.post({ type: "define", tasks: fresh, forget });
  }
}

/** The error of an item, by its place in the whole list and not in its chunk. */
function inWhole(error: SerializationError, offset: number): SerializationError {
  if (offset === 0) return error;
  const path = error.path.replace(/^items\[(\d+)\]/u, (_, index) => `items[${Number(index) + offset}]`);
  return new SerializationError(path, error.reason, { cause: error.cause });
}
