import { debug } from "../debug.js";
import { WorkerCrashError } from "../errors.js";
import type { ErrorMessage } from "../task/error-message.js";
import type { Backend, WorkerExit } from "../workers/backend.js";
import type { FromWorker } from "../workers/protocol.js";
import { unsendable } from "../workers/unsendable.js";
import { awake } from "./awake.js";
import type { Initializer } from "./initializer.js";
import type { Job } from "./job.js";
import type { Lane } from "./lane.js";
import { type RestartLimit, Restarts } from "./restarts.js";

export interface CrewOptions {
  readonly name: string;
  readonly size: number;
  readonly backend: () => Promise<Backend>;
  readonly initializer: Initializer | undefined;
  readonly restarts: RestartLimit;
}

/** What a crew tells the pool. */
export interface CrewEvents {
  heard(lane: Lane, message: FromWorker): void;
  /** A worker can be given jobs. */
  ready(): void;
  /** A worker has died: `begun` died with it, `waiting` did not. */
  died(lane: Lane, begun: readonly Job[], waiting: readonly Job[], error: WorkerCrashError): void;
  replaced(): void;
  /** Workers die as soon as they are made: there will be no more. */
  gaveUp(cause: unknown): void;
}

/** The workers of a pool: makes them, replaces those that die, and ends them. */
export class Crew {
  readonly lanes: Lane[] = [];
  readonly #options: CrewOptions;
  readonly #events: CrewEvents;
  readonly #restarts: Restarts;
  #backend: Promise<Backend> | undefined;
  #starting = 0;
  #isOver = false;

  constructor(options: CrewOptions, events: CrewEvents) {
    this.#options = options;
    this.#events = events;
    this.#restarts = new Restarts(options.restarts);
  }

  /** Whether there are workers, or will be. */
  get isStaffed(): boolean {
    return this.lanes.length + this.#starting > 0;
  }

  /** Makes the workers that are missing. */
  fill(): void {
    if (this.#isOver) return;
    while (this.lanes.length + this.#starting < this.#options.size) void this.#spawn();
  }

  /** A task was completed: whatever was wrong before, workers can live. */
  proven(): void {
    this.#restarts.reset();
  }

  /** Ends a worker after its last task and makes another. */
  retire(lane: Lane): void {
    if (lane.isLeaving) return;
    this.#events.replaced();
    this.#dismiss(lane);
  }

  /** Ends a worker in the middle of whatever it does. */
  kill(lane: Lane): void {
    if (!lane.isLeaving) this.#events.replaced();
    lane.isLeaving = true;
    this.#destroy(lane);
  }

  #destroy(lane: Lane): void {
    if (lane.isDoomed) return;
    lane.isDoomed = true;
    void lane.handle.terminate();
  }

  /** Lets every worker end, its exit handlers run and what it logged arrive; then there are none. */
  async dismiss(): Promise<void> {
    this.#isOver = true;
    for (const lane of this.lanes) this.#dismiss(lane);
    await Promise.race([Promise.all(this.lanes.map((lane) => lane.handle.exited)), elapsed(GRACE_MS)]);
    await this.end();
  }

  /** Ends every worker at once. */
  async end(): Promise<void> {
    this.#isOver = true;
    for (const lane of this.lanes) lane.isLeaving = true;
    const backend = await this.#backend?.catch(() => undefined);
    if (backend) await awake(backend.close());
  }

  #dismiss(lane: Lane): void {
    if (lane.isLeaving) return;
    lane.isLeaving = true;
    // Work may wait for its successor.
    lane.handle.ref();
    lane.handle.post({ type: "exit" });
  }

  async #spawn(): Promise<void> {
    this.#starting++;
    const lane = await awake(this.#make()).catch((error: unknown) => ({ error }));
    this.#starting--;
    if (!lane || this.#isOver) return;
    if ("error" in lane) this.#replace(lane.error);
    else this.#install(lane);
  }

  async #make(): Promise<Lane | undefined> {
    this.#backend ??= this.#options.backend();
    // With the backend: a page that makes a pool loads it no sooner than its workers.
    const [backend, { Lane }] = await Promise.all([this.#backend, import("./lane.js")]);
    return this.#isOver ? undefined : new Lane(await backend.spawn());
  }

  #install(lane: Lane): void {
    const { name, initializer } = this.#options;
    this.lanes.push(lane);
    debug?.(`${name}: worker ${lane.handle.id} started`);
    lane.handle.listen((message) => this.#hear(lane, message));
    void lane.handle.exited.then((exit) => this.#left(lane, exit));
    try {
      lane.init(initializer);
      if (initializer) lane.handle.ref();
      else this.#begin(lane);
    } catch (error) {
      this.#reject(lane, unsendable(error, "initargs"));
    }
  }

  /** Its initializer could not do its work. */
  #reject(lane: Lane, failure: unknown): void {
    lane.failure = failure;
    lane.isLeaving = true;
    this.#destroy(lane);
  }

  #begin(lane: Lane): void {
    lane.isReady = true;
    this.#events.ready();
  }

  #hear(lane: Lane, message: FromWorker): void {
    if (!("type" in message) || message.type === "garbled") this.#events.heard(lane, message);
    else if (message.type === "ready" && this.#options.initializer) {
      lane.handle.unref();
      this.#begin(lane);
    } else if (message.type === "init-failed") {
      this.#reject(lane, lane.errorOf(message.error as ErrorMessage, this.#options.initializer!.callSite));
    }
  }

  #left(lane: Lane, exit: WorkerExit): void {
    this.lanes.splice(this.lanes.indexOf(lane), 1);
    debug?.(`${this.#options.name}: worker ${lane.handle.id} ended with exit code ${exit.exitCode}`);
    const begun = lane.held.filter((job) => job.beganAt !== undefined || job.transfer);
    const waiting = lane.held.filter((job) => !begun.includes(job));
    const crash = new WorkerCrashError(
      { ...exit, tasks: begun.length },
      exit.error ? { cause: exit.error } : {},
    );
    for (const job of [...lane.held]) lane.settle(job.slot);
    // First: if the pool gives up now, it fails what this has put back into the queue.
    this.#events.died(lane, begun, waiting, crash);
    // Whom the pool itself has ended says nothing about the next.
    if (!this.#isOver && (!lane.isLeaving || lane.failure)) this.#replace(lane.failure ?? crash);
    this.fill();
  }

  #replace(cause: unknown): void {
    if (this.#restarts.allow(performance.now())) {
      this.#events.replaced();
      this.fill();
    } else this.#events.gaveUp(cause);
  }
}

/** For workers that do not end by themselves: something of the user's keeps their thread busy. */
const GRACE_MS = 1000;

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
