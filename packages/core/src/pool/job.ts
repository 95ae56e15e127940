import type { ShippedTask } from "../task/shipped-task.js";
import { now } from "../workers/clock.js";
import { Mode } from "../workers/protocol.js";
import type { Lane } from "./lane.js";

/** Who is told how a job ended: exactly one of the two, exactly once. */
export interface JobOwner {
  /** Where the user made the call; its stack is appended to those of errors. */
  readonly callSite: { readonly stack?: string | undefined };
  done(job: Job, value: unknown): void;
  /** `partial`: of a list, the results of the items before the one that failed. */
  failed(job: Job, error: unknown, partial?: ArrayLike<unknown>): void;
}

export interface JobOptions {
  readonly priority?: number | undefined;
  readonly transfer?: readonly Transferable[] | undefined;
  readonly signalAt?: number;
  /** Of a chunk: where in the whole list it begins. */
  readonly offset?: number;
}

/** One task for one worker: a call of `apply`, or a chunk of a `map`. */
export class Job {
  readonly owner: JobOwner;
  readonly task: ShippedTask;
  readonly mode: Mode;
  readonly priority: number;
  readonly signalAt: number;
  readonly offset: number;
  /** Dropped when the job has settled: nothing of the user's is kept. */
  payload: unknown;
  transfer: readonly Transferable[] | undefined;
  /** Ends what keeps its arguments valid. */
  release: (() => void) | undefined;
  readonly queuedAt = now();
  isSettled = false;
  /** Where it was posted; undefined while it is queued. */
  lane: Lane | undefined;
  slot = -1;
  /** The number of the message it was posted with. */
  message = -1;
  /** It had that message to itself. */
  isAlone = false;
  /** What was transferred is in that worker and nowhere else: it cannot be given to another. */
  readonly isPinned: boolean;

  /** How long it ran, when it has. */
  ranMs = 0;
  #began: number | undefined;

  constructor(owner: JobOwner, task: ShippedTask, mode: Mode, payload: unknown, options: JobOptions = {}) {
    this.owner = owner;
    this.task = task;
    this.mode = mode;
    this.payload = payload;
    this.priority = options.priority ?? 0;
    this.transfer = options.transfer?.length ? options.transfer : undefined;
    this.signalAt = options.signalAt ?? -1;
    this.offset = options.offset ?? 0;
    this.isPinned = this.transfer !== undefined;
  }

  /** What errors call its payload. */
  get argument(): string {
    return this.mode === Mode.apply ? "args" : "items";
  }

  /** When a worker began it, on the common clock, or undefined where none has. */
  get beganAt(): number | undefined {
    if (this.lane?.words.hasBegun(this.slot)) return this.lane.words.began(this.slot);
    return this.#began;
  }

  /** Notes when it ran; called before it settles. */
  ran(began: number, ended: number): void {
    this.#began = began;
    this.ranMs = ended - began;
  }

  done(value: unknown): void {
    if (this.#settle()) this.owner.done(this, value);
  }

  fail(error: unknown, partial?: ArrayLike<unknown>): void {
    if (this.#settle()) this.owner.failed(this, error, partial);
  }

  #settle(): boolean {
    if (this.isSettled) return false;
    this.isSettled = true;
    this.payload = undefined;
    this.transfer = undefined;
    this.release?.();
    this.release = undefined;
    return true;
  }
}
