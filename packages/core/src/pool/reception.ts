import { debug } from "../debug.js";
import { SerializationError } from "../errors.js";
import { decodeError } from "../task/decode-error.js";
import type { ErrorMessage } from "../task/error-message.js";
import { type HandleTable, unpackHandles } from "../task/pack.js";
import { type DoneMessage, type FailedMessage, type FromWorker, Reply } from "../workers/protocol.js";
import type { Depth } from "./depth.js";
import type { Lane } from "./lane.js";
import type { Ledger } from "./ledger.js";
import type { Scheduler } from "./scheduler.js";

/** Takes what workers send: settles jobs, measures them, and has their lanes filled again. */
export class Reception {
  readonly #name: string;
  readonly #scheduler: Scheduler;
  readonly #ledger: Ledger;
  readonly #depth: Depth;
  readonly #proven: () => void;

  /** `proven` is called when a worker has lived to the end of a task. */
  constructor(name: string, scheduler: Scheduler, ledger: Ledger, depth: Depth, proven: () => void) {
    this.#name = name;
    this.#scheduler = scheduler;
    this.#ledger = ledger;
    this.#depth = depth;
    this.#proven = proven;
  }

  /** A message from a worker that is about a job. */
  hear(lane: Lane, message: FromWorker): void {
    if (!("type" in message)) this.#reply(lane, message);
    else if (message.type === "garbled") this.#garbled(lane, message.side, message.at);
  }

  #garbled(lane: Lane, side: "worker" | "pool", at: number): void {
    if (side === "worker") {
      for (const [job, error] of lane.repost(at)) {
        lane.drop(job);
        this.#scheduler.fail(
          job,
          new SerializationError(job.argument, "it could not be read where it arrived.", { cause: error }),
        );
      }
      this.#scheduler.refill(lane);
      return;
    }
    const job = lane.held.find((held) => lane.words.replyOf(held.slot) === at && held.beganAt !== undefined);
    if (!job) return;
    lane.settle(job.slot);
    this.#scheduler.fail(job, new SerializationError("result", "it could not be read where it arrived."));
    this.#scheduler.refill(lane);
  }

  #reply(lane: Lane, message: DoneMessage | FailedMessage): void {
    const [kind, slot, value, more] = message;
    const began = lane.words.began(slot);
    const ended = lane.words.ended(slot);
    // In any case: later messages count on these handles.
    if (kind !== Reply.failed) unpackHandles(value, more as HandleTable, lane.handle.carrier);
    const job = lane.settle(slot);
    if (!job) return;
    job.ran(began, ended);
    debug?.(
      `${this.#name}: worker ${lane.handle.id} ran ${job.task.name || "anonymous"} in ${job.ranMs.toFixed(3)} ms`,
    );
    this.#depth.measure(ended - began);
    this.#ledger.ran(job.queuedAt, began, ended);
    this.#proven();
    if (kind === Reply.failed) {
      const callSite = job.owner.callSite;
      this.#scheduler.fail(
        job,
        decodeError(value as ErrorMessage, { where: `worker ${lane.handle.id}`, callSite }),
        more as [],
      );
    } else {
      if (!job.isSettled) this.#ledger.completed++;
      job.done(value);
    }
    this.#scheduler.refill(lane);
  }
}
