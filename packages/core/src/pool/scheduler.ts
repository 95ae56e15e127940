import type { BackendKind, WorkerHandle } from "../workers/backend.js";
import { ActiveClaims, Claim, type Claimant } from "./claim.js";
import type { Depth } from "./depth.js";
import type { Job } from "./job.js";
import type { Lane } from "./lane.js";
import type { Ledger } from "./ledger.js";
import { chooseLane, takeShare } from "./placement.js";
import { PriorityQueue } from "./queue.js";
import type { SchedulerHost } from "./scheduler-host.js";

/** Gives what waits to workers: fills their lanes, takes back what idle ones could run, lends workers to claims. */
export class Scheduler {
  readonly #ledger: Ledger;
  readonly #host: SchedulerHost;
  readonly #queue = new PriorityQueue<Job | Claim>();
  readonly #claims = new ActiveClaims();
  readonly #depth: Depth;
  #isPumping = false;
  #isDue = false;
  /** The lowest priority seen: a job above it may have to overtake others in their lanes. */
  #lowest = Number.POSITIVE_INFINITY;

  constructor(host: SchedulerHost, ledger: Ledger, depth: Depth) {
    this.#host = host;
    this.#ledger = ledger;
    this.#depth = depth;
  }

  get size(): number {
    return this.#host.size;
  }

  /** An inline worker's thread is the caller's: it is never lent. */
  get kind(): BackendKind {
    return this.#host.kind;
  }

  /** Tasks that wait. O(n): some that were given up may still stand in line. */
  get queued(): number {
    return [...this.#queue].filter((item) => !(item instanceof Claim || item.isSettled)).length;
  }

  /** Nothing waits, runs or has borrowed a worker. */
  get isIdle(): boolean {
    if (this.#isPumping || this.#queue.length + this.#claims.length > 0) return false;
    return this.#host.lanes.every((lane) => lane.held.length === 0);
  }

  /** Starts the workers, unless that was done; returns whether one has come. */
  summon(): boolean {
    this.#host.needed();
    return this.#host.lanes.length > 0;
  }

  submit(job: Job): void {
    this.#host.needed();
    const isUrgent = job.priority > this.#lowest;
    if (isUrgent) this.#clearTheWay(job.priority);
    else this.#lowest = job.priority;
    this.#queue.push(job);
    // While others wait there is no room in any lane; most of a burst of calls ends here.
    if (isUrgent || this.#queue.length === 1) this.pump();
    else this.#claims.press();
  }

  /** Takes its place in the queue; from its head on, workers that come free are lent to it. */
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
    const claim = this.#claims.giveBack(worker);
    const lane = this.#host.lanes.find(({ handle }) => handle === worker);
    if (lane) lane.isLent = false;
    // It had its turn: what waits goes first, or the worker would come straight back.
    if (claim && this.#queue.length > 0 && this.#claims.demote(claim)) this.#queue.push(claim);
    this.pump();
    if (lane?.isIdle) this.#host.emptied(lane);
  }

  /** A worker has died; whoever had borrowed it knows by itself. */
  lost(worker: WorkerHandle): void {
    this.#claims.giveBack(worker);
  }

  /** Puts jobs that have not begun back to the head of the queue. */
  requeue(jobs: readonly Job[]): void {
    this.#queue.unshift(jobs.filter((job) => !job.isSettled));
  }

  /** Fails everything that waits, and ends every claim. */
  clear(reason: unknown): void {
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      if (next instanceof Claim) this.#claims.add(next);
      else this.fail(next, reason);
    }
    this.#claims.end(reason);
  }

  /** Asks claimants to let go of their workers. */
  press(): void {
    this.#claims.press();
  }

  /** Moves everything on that can be. */
  pump(): void {
    this.#isDue = true;
    // From within, by a job that fails as it is posted: once more, after this time.
    if (this.#isPumping) return;
    this.#isPumping = true;
    while (this.#isDue) {
      this.#isDue = false;
      this.#assign();
      if (this.#queue.length === 0) this.#share();
      else if (!this.#isDue) this.#claims.press();
    }
    this.#isPumping = false;
    this.#host.moved();
  }

  /** Gives jobs from the head of the queue to lanes with room, each lane its own in one message. */
  #assign(): void {
    const batches = new Map<Lane, Job[]>();
    const maxTasks = this.#host.maxTasksPerChild;
    this.#claims.serve(this.#host.lanes);
    for (let next = this.#queue.peek(); next; next = this.#queue.peek()) {
      if (next instanceof Claim) {
        // What came before it is posted first, or lanes that are about to get jobs would be lent as idle.
        if (batches.size > 0) {
          this.#isDue = true;
          break;
        }
        this.#claims.add(next);
        this.#queue.shift();
        this.#claims.serve(this.#host.lanes);
      } else if (next.isSettled) this.#queue.shift();
      else {
        const lane = this.#claims.wanting
          ? undefined
          : chooseLane(next, this.#host.lanes, batches, { depth: this.#depth.value, maxTasks });
        if (!lane) break;
        this.#queue.shift();
        const batch = batches.get(lane);
        if (batch) batch.push(next);
        else batches.set(lane, [next]);
      }
    }
    for (const [lane, jobs] of batches) this.#post(lane, jobs);
  }

  /** Settles a job with its error. */
  fail(job: Job, error: unknown, partial?: ArrayLike<unknown>): void {
    if (!job.isSettled) this.#ledger.failed++;
    job.fail(error, partial);
  }

  /** A lane has fewer jobs than before. */
  refill(lane: Lane): void {
    // First: a worker that has done its share of tasks is lent to nobody.
    if (lane.held.length === 0) this.#host.emptied(lane);
    // Filled again at half: by then several have come and go in one message.
    if (lane.held.length * 2 <= this.#depth.value) this.pump();
  }

  #post(lane: Lane, jobs: readonly Job[]): void {
    for (const [job, error] of lane.post(jobs)) {
      lane.drop(job);
      this.fail(job, error);
    }
    if (lane.held.length === 0) this.refill(lane);
  }

  /** Idle workers get what waits behind the tasks of busy ones: a short task never waits for a long one. */
  #share(): void {
    for (const lane of this.#host.lanes) {
      const taken = takeShare(lane, this.#host.lanes, this.#host.maxTasksPerChild);
      if (taken.length > 0) this.#post(lane, taken);
    }
  }

  /** Takes back what has not begun and is less urgent. */
  #clearTheWay(priority: number): void {
    for (const lane of this.#host.lanes)
      this.requeue(lane.takeBack(Infinity, (job) => job.priority < priority));
  }
}
