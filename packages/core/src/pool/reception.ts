import { debug } from "../debug.js";
import { SerializationError } from "../errors.js";
import type { ErrorMessage } from "../task/error-message.js";
import { type HandleTable, unpackHandles } from "../task/pack.js";
import { type DoneMessage, type FailedMessage, type FromWorker, Reply } from "../workers/protocol.js";
import type { Depth } from "./depth.js";
import type { Lane } from "./lane.js";
import type { Ledger } from "./ledger.js";
import type { Scheduler } from "./scheduler.js";

/** Whom it concerns what workers send. */
export interface Hearers {
  readonly name: string;
  readonly scheduler: Scheduler;
  readonly ledger: Ledger;
  readonly depth: Depth;
  /** A worker has lived to the end of a task. */
  proven(): void;
}

/** Takes a message from a worker that is about a job: settles it, measures it, and has its lane filled again. */
export function receive(lane: Lane, message: FromWorker, hearers: Hearers): void {
  if (!("type" in message)) takeReply(lane, message, hearers);
  else if (message.type === "garbled") findGarbled(lane, message.side, message.at, hearers.scheduler);
}

function findGarbled(lane: Lane, side: "worker" | "pool", at: number, scheduler: Scheduler): void {
  if (side === "worker") {
    for (const [job, error] of lane.repost(at)) {
      lane.drop(job);
      scheduler.fail(
        job,
        new SerializationError(job.argument, "it could not be read where it arrived.", { cause: error }),
      );
    }
    scheduler.refill(lane);
    return;
  }
  const job = lane.held.find((held) => lane.words.replyOf(held.slot) === at && held.beganAt !== undefined);
  if (!job) return;
  lane.settle(job.slot);
  scheduler.fail(job, new SerializationError("result", "it could not be read where it arrived."));
  scheduler.refill(lane);
}

function takeReply(lane: Lane, message: DoneMessage | FailedMessage, hearers: Hearers): void {
  const { name, scheduler, ledger, depth } = hearers;
  const [kind, slot, value, more] = message;
  const began = lane.words.began(slot);
  const ended = lane.words.ended(slot);
  // In any case: later messages count on these handles.
  if (kind !== Reply.failed) unpackHandles(value, more as HandleTable, lane.handle.carrier);
  const job = lane.settle(slot);
  if (!job) return;
  job.ran(began, ended);
  debug?.(
    `${name}: worker ${lane.handle.id} ran ${job.task.name || "anonymous"} in ${job.ranMs.toFixed(3)} ms`,
  );
  depth.measure(ended - began);
  ledger.ran(job.queuedAt, began, ended);
  hearers.proven();
  if (kind === Reply.failed) {
    scheduler.fail(job, lane.errorOf(value as ErrorMessage, job.owner.callSite), more as []);
  } else {
    if (!job.isSettled) ledger.completed++;
    job.done(value);
  }
  scheduler.refill(lane);
}
