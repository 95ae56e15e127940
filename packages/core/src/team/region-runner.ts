import { KernelTrapError, WorkerCrashError } from "../errors.js";
import type { WorkerExit } from "../workers/backend.js";
import type { Alarm } from "./alarm.js";
import { describePlan, planCells } from "./descriptor.js";
import { functionNumbers, type KernelFunction } from "./functions.js";
import { Hand } from "./hand.js";
import { CALLER, DONE, FAILED, generation, PENDING, PHASE, STATUS } from "./layout.js";
import type { Plan } from "./plan.js";
import { abort, bury, observe, open, share } from "./protocol.js";
import type { Region } from "./region.js";
import { Report } from "./report.js";
import type { Words } from "./words.js";

/** What members compute with, and on. */
export interface Equipment {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** The caller's own functions, for its share of synchronous regions. */
  readonly table: readonly KernelFunction[];
}

/** What the team shares with its members, from the caller's side. */
export interface Shared {
  readonly buffer: SharedArrayBuffer;
  readonly words: Words;
  readonly alarm: Alarm;
}

/** The seats, as far as a region is concerned with them. */
export interface Parties {
  /** Seats that may hold a chunk. */
  readonly taken: Iterable<number>;
  /** Ends the workers that are busy. */
  terminateBusy(): void;
}

/** How long members of a failed region have to end their chunks before they are terminated. */
const GRACE_MS = 25;

/** Runs one region at a time over the team's words: the caller's side of the protocol. */
export class RegionRunner {
  readonly #words: Words;
  readonly #alarm: Alarm;
  readonly #cells: Float64Array;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #hand: Hand;
  readonly #report: Report;
  readonly #parties: Parties;
  readonly #settled: () => void;
  #current: Region | undefined;
  /** The last death since the region was opened. */
  #crash: WorkerCrashError | undefined;
  #grace: NodeJS.Timeout | undefined;

  /** `settled` is called after each region that was started. */
  constructor(shared: Shared, { module, table }: Equipment, parties: Parties, settled: () => void) {
    this.#words = shared.words;
    this.#alarm = shared.alarm;
    this.#cells = planCells(shared.buffer);
    this.#numbers = functionNumbers(module);
    this.#hand = new Hand(shared.buffer, table);
    this.#report = new Report(shared.buffer);
    this.#parties = parties;
    this.#settled = settled;
  }

  /** The region that was started and has not settled. */
  get current(): Region | undefined {
    return this.#current;
  }

  /** Opens a region for the seats before `last`. */
  start(region: Region, last: number): void {
    this.#current = region;
    this.#prepare();
    open(this.#words, describePlan(this.#cells, region.plan, this.#numbers), CALLER + 1, last);
    this.#look();
  }

  /** Runs a plan with the caller's thread as one of its parties, and waits. @throws KernelTrapError */
  runSync(plan: Plan, last: number): void {
    this.#prepare();
    open(this.#words, describePlan(this.#cells, plan, this.#numbers), CALLER, last);
    let status: number;
    do status = share(this.#words, this.#parties.taken, this.#hand);
    while (status === PENDING);
    if (status === FAILED) throw this.#trap(plan);
  }

  /** Ends the current region with an error, unless it has just ended by itself. */
  giveUp(error: unknown): void {
    if (!this.#current) return;
    if (abort(this.#words)) this.#current.error = error;
    this.#alarm.stirred();
  }

  /** A member is dead, and its seat is taken no more. */
  bury(seat: number, exit: WorkerExit): void {
    const isLost = bury(this.#words, seat, this.#parties.taken);
    const crash = new WorkerCrashError(exit, { cause: exit.error });
    if (isLost && this.#current) this.#current.error = crash;
    // It may have made the region fail by a trap, and died before it said so.
    this.#crash = crash;
    this.#alarm.stirred();
  }

  readonly #look = (): void => {
    const status = observe(this.#words, this.#parties.taken, this.#sleep);
    if (status !== PENDING) this.#settle(status);
  };

  readonly #sleep = (seen: number): void => {
    this.#alarm.set(generation(CALLER), seen, this.#look);
    // Failed, and somebody is busy yet: not for long, or never ending.
    if (this.#words.load(STATUS) !== FAILED || this.#grace) return;
    this.#grace = setTimeout(() => this.#parties.terminateBusy(), GRACE_MS);
  };

  #settle(status: number): void {
    const region = this.#current!;
    this.#current = undefined;
    clearTimeout(this.#grace);
    this.#grace = undefined;
    if (status === DONE) region.resolve();
    else region.reject(region.error ?? this.#trap(region.plan));
    this.#settled();
  }

  /** Forgets what was said of the last region. */
  #prepare(): void {
    this.#report.clear();
    this.#crash = undefined;
  }

  #trap(plan: Plan): KernelTrapError | WorkerCrashError {
    const said = this.#report.read();
    if (said === undefined && this.#crash) return this.#crash;
    // The phase stays as it was when the region failed, as nobody works on it any more.
    const { run } = plan[this.#words.load(PHASE)]!;
    return new KernelTrapError(run, new WebAssembly.RuntimeError(said));
  }
}
