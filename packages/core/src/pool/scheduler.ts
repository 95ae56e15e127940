import { SerializationError } from "../errors.js";
import { decodeError } from "../task/decode-error.js";
import type { ErrorMessage } from "../task/error-message.js";
import { type HandleTable, unpackHandles } from "../task/pack.js";
import type { WorkerHandle } from "../workers/backend.js";
import { type DoneMessage, type FailedMessage, type FromWorker, Reply } from "../workers/protocol.js";
import { ActiveClaims, Claim, type Claimant } from "./claim.js";
import { Depth } from "./depth.js";
import type { Job } from "./job.js";
import type { Lane } from "./lane.js";
import type { Ledger } from "./ledger.js";
import { PriorityQueue } from "./queue.js";

/** What a scheduler tells whoever hires and dismisses workers. */
export interface SchedulerHost {
  readonly lanes: readonly Lane[];
  /** Work waits: workers are needed, if none are there yet. */
  needed(): void;
  /** A worker has kept its jobs: its pool is not in a crash loop. */
  proven(): void;
  /** The lane is empty. */
  emptied(lane: Lane): void;
}

/** Gives what waits to workers: fills their lanes, takes back what idle ones could run, lends workers to claims. */
export class Scheduler {
  readonly ledger: Ledger;
  readonly #host: SchedulerHost;
  readonly #queue = new PriorityQueue<Job | Claim>();
  readonly #claims = new ActiveClaims();
  readonly #depth = new Depth();
  readonly #maxTasks: number;
  /** The lowest priority seen: a job above it may have to overtake others in their lanes. */
  #lowest = Number.POSITIVE_INFINITY;

  constructor(host: SchedulerHost, ledger: Ledger, maxTasksPerChild = Number.POSITIVE_INFINITY) {
    this.#host = host;
    this.ledger = ledger;
    this.#maxTasks = maxTasksPerChild;
  }

  get queued(): number {
    return this.#queue.length;
  }

  /** Nothing waits, runs or has borrowed a worker. */
  get isIdle(): boolean {
    return (
      this.#queue.length === 0 &&
      this.#claims.length === 0 &&
      this.#host.lanes.every((lane) => lane.held.length === 0)
    );
  }

  submit(job: Job): void {
    this.#host.needed();
    if (job.priority > this.#lowest) this.#clearTheWay(job.priority);
    else this.#lowest = Math.min(this.#lowest, job.priority);
    this.#queue.push(job);
    // While others wait there is no room in any lane; most of a burst of calls ends here.
    if (this.#queue.length === 1) this.pump();
    else if (this.#claims.length > 0) this.#claims.press();
  }

  /** Takes its place in the queue; from its head on, workers that come free are lent to the claimant. */
  claim(claimant: Claimant): { release(): void } {
    const claim = new Claim(claimant);
    this.#host.needed();
    this.#queue.push(claim);
    this.pump();
    return {
      release: () => {
        this.#claims.release(claim);
        this.pump();
      },
    };
  }

  /** A lent worker serves ordinary tasks again. */
  giveBack(worker: WorkerHandle): void {
    const lane = this.#host.lanes.find((other) => other.handle === worker);
    const claim = this.#claims.giveBack(worker);
    if (lane) lane.isLent = false;
    // It had its turn: what waits goes first, or the worker would come straight back.
    if (claim && this.#queue.length > 0 && this.#claims.demote(claim)) this.#queue.push(claim);
    this.pump();
    if (lane?.isIdle) this.#host.emptied(lane);
  }

  /** Puts jobs that have not begun back to the head of the queue. */
  requeue(jobs: readonly Job[]): void {
    const waiting = jobs.filter((job) => !job.isSettled);
    if (waiting.length > 0) this.#queue.unshift(waiting);
  }

  /** Everything that waits; the queue is empty afterwards. */
  drain(): Job[] {
    const jobs: Job[] = [];
    for (let next = this.#queue.shift(); next; next = this.#queue.shift())
      if (!(next instanceof Claim)) jobs.push(next);
    return jobs;
  }

  /** Asks claimants to let go of their workers. */
  press(): void {
    this.#claims.press();
  }

  /** Moves everything on that can be. */
  pump(): void {
    const batches = new Map<Lane, Job[]>();
    this.#lend();
    for (let next = this.#queue.peek(); next; next = this.#queue.peek()) {
      if (next instanceof Claim) {
        this.#claims.add(next);
        this.#queue.shift();
        this.#lend();
      } else if (next.isSettled) this.#queue.shift();
      else {
        const lane = this.#claims.wanting ? undefined : this.#laneFor(next, batches);
        if (!lane) break;
        this.#queue.shift();
        const batch = batches.get(lane);
        if (batch) batch.push(next);
        else batches.set(lane, [next]);
      }
    }
    for (const [lane, jobs] of batches) this.#post(lane, jobs);
    if (this.#queue.length === 0) this.#share();
    else if (this.#claims.length > 0) this.#claims.press();
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
        this.fail(
          job,
          new SerializationError(job.argument, "it could not be read where it arrived.", { cause: error }),
        );
      }
      this.#afterReply(lane);
      return;
    }
    const job = lane.held.find((held) => lane.words.replyOf(held.slot) === at && held.beganAt !== undefined);
    if (!job) return;
    lane.settle(job.slot);
    this.fail(job, new SerializationError("result", "it could not be read where it arrived."));
    this.#afterReply(lane);
  }

  #reply(lane: Lane, message: DoneMessage | FailedMessage): void {
    const [kind, slot, value, more] = message;
    const began = lane.words.began(slot);
    const ended = lane.words.ended(slot);
    const job = lane.settle(slot);
    if (!job) return;
    job.ran(began, ended);
    this.#depth.measure(ended - began);
    this.ledger.ran(job.queuedAt, began, ended);
    this.#host.proven();
    if (kind === Reply.failed) {
      const callSite = job.owner.callSite;
      this.fail(
        job,
        decodeError(value as ErrorMessage, { where: `worker ${lane.handle.id}`, callSite }),
        more as [],
      );
    } else {
      if (!job.isSettled) this.ledger.completed++;
      job.done(more ? unpackHandles(value, more as HandleTable) : value);
    }
    this.#afterReply(lane);
  }

  /** Settles a job with its error. */
  fail(job: Job, error: unknown, partial?: ArrayLike<unknown>): void {
    if (!job.isSettled) this.ledger.failed++;
    job.fail(error, partial);
  }

  #afterReply(lane: Lane): void {
    // Filled again at half: by then several have come and go in one message.
    if (lane.held.length * 2 <= this.#depth.value) this.pump();
    if (lane.held.length === 0) this.#host.emptied(lane);
  }

  /** The lane that should get the next job: the one that holds least. */
  #laneFor(job: Job, batches: ReadonlyMap<Lane, readonly Job[]>): Lane | undefined {
    let best: Lane | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const lane of this.#host.lanes) {
      const waiting = batches.get(lane)?.length ?? 0;
      const load = lane.held.length + waiting;
      const room = Math.min(lane.room(this.#depth.value), this.#maxTasks - lane.accepted) - waiting;
      // What is transferred cannot be taken back: it waits in the queue until a worker is idle.
      if (room <= 0 || load >= least || (job.transfer && load > 0)) continue;
      best = lane;
      least = load;
    }
    return best;
  }

  #post(lane: Lane, jobs: readonly Job[]): void {
    for (const [job, error] of lane.post(jobs)) {
      lane.drop(job);
      this.fail(job, error);
    }
    if (lane.held.length === 0) this.#afterReply(lane);
  }

  #lend(): void {
    for (const lane of this.#host.lanes) {
      const claim = this.#claims.wanting;
      if (!claim) return;
      if (!lane.isIdle) continue;
      lane.isLent = true;
      this.#claims.lend(lane.handle, claim);
    }
  }

  /** Idle workers get what waits behind the tasks of busy ones: a short task never waits for a long one. */
  #share(): void {
    for (const lane of this.#host.lanes) {
      if (!lane.isIdle || lane.accepted >= this.#maxTasks) continue;
      const busiest = this.#host.lanes.reduce((a, b) => (b.held.length > a.held.length ? b : a));
      const half = Math.ceil((busiest.held.length - 1) / 2);
      const taken = busiest.takeBack(Math.min(half, this.#maxTasks - lane.accepted));
      if (taken.length > 0) this.#post(lane, taken);
    }
  }

  /** Takes back what has not begun and is less urgent. */
  #clearTheWay(priority: number): void {
    for (const lane of this.#host.lanes)
      this.requeue(lane.takeBack(Infinity, (job) => job.priority < priority));
  }
}
