import type { Claimant } from "../pool/claim.js";
import type { WorkerExit, WorkerHandle } from "../workers/backend.js";
import { Alarm } from "./alarm.js";
import { keepAlive } from "./keep-alive.js";
import { byteLength, CALLER } from "./layout.js";
import type { Plan } from "./plan.js";
import { Region, type RegionOptions, widthOf } from "./region.js";
import { type Equipment, RegionRunner } from "./region-runner.js";
import { Seats } from "./seats.js";
import { Words } from "./words.js";
import type { Workforce } from "./workforce.js";

/** A caller that blocks has nothing better to do than to look for this long before it sleeps. */
const SPIN_MS = 0.05;
/** A team without regions gives its workers back after one to two of these. */
const LINGER_MS = 20;

/**
 * Workers that stay together to run plans: the caller's side. It claims workers of the pool when there is a plan to run,
 * and gives them back when there has been none for a while, or others wait for them.
 */
export class Team implements Claimant {
  readonly #workforce: Workforce;
  readonly #seats: Seats;
  readonly #runner: RegionRunner;
  /** Regions that wait, the next one first. */
  readonly #queue: Region[] = [];
  #claim: { release(): void } | undefined;
  /** Width of a plan that ran without a team: whoever is idle is welcome for the next one. */
  #hint = 0;
  #isPressed = false;
  #end: { readonly reason: unknown } | undefined;
  #linger: NodeJS.Timeout | undefined;
  /** Regions were opened since the last look. */
  #isUsed = false;

  /** `byMessage`: members post a message to wake the caller, as where the engine has no `Atomics.waitAsync`. */
  constructor(workforce: Workforce, equipment: Equipment, byMessage?: boolean) {
    const { memory, module } = equipment;
    // Twice as many seats as workers: one that replaces a dead worker may come before the death is known.
    const buffer = new SharedArrayBuffer(byteLength(2 * workforce.size + 1));
    const words = new Words(buffer, SPIN_MS);
    const alarm = new Alarm(buffer, byMessage);
    this.#workforce = workforce;
    this.#seats = new Seats(
      words,
      { words: buffer, memory, module, byMessage: alarm.byMessage },
      {
        left: (worker) => this.#left(worker),
        died: (seat, exit) => this.#died(seat, exit),
        stirred: () => alarm.stirred(),
      },
    );
    this.#runner = new RegionRunner({ buffer, words, alarm }, equipment, this.#seats, () => this.#settled());
  }

  /** It has members, and nothing to do. */
  get isIdle(): boolean {
    return !this.#runner.current && this.#queue.length === 0 && this.#seats.staying > 0;
  }

  /** Runs a plan on members; the caller's thread is free meanwhile. @throws KernelTrapError, WorkerCrashError, … */
  run(name: string, plan: Plan, options: RegionOptions = {}): Promise<void> {
    if (this.#end) return Promise.reject(this.#end.reason);
    const region = new Region(name, plan, options.priority);
    const behind = this.#queue.findIndex((other) => other.priority < region.priority);
    this.#queue.splice(behind < 0 ? this.#queue.length : behind, 0, region);
    keepAlive.hold();
    region.watch(options, (error) => this.#giveUp(region, error));
    this.#next();
    return region.done;
  }

  /** Runs a plan on members and the caller's thread, which waits. False where there is no team free for it. */
  runSync(plan: Plan): boolean {
    if (this.#end || this.#runner.current || this.#queue.length > 0 || this.#seats.isAnyDoomed) return false;
    if (this.#seats.staying === 0) {
      this.#summon(plan);
      return false;
    }
    this.#used();
    const helpers = Math.min(widthOf(plan), this.#workforce.size) - 1;
    this.#runner.runSync(plan, helpers > 0 ? this.#seats.reach(helpers, this.#workforce.size) : CALLER + 1);
    return true;
  }

  /** @internal How many more workers the regions could use. */
  wants(): number {
    let width = this.#hint;
    for (const region of this.#queue) width = Math.max(width, region.width);
    if (this.#runner.current) width = Math.max(width, this.#runner.current.width);
    return Math.max(0, Math.min(width, this.#workforce.size) - this.#seats.count);
  }

  /** @internal */
  take(worker: WorkerHandle): void {
    this.#seats.invite(worker);
    this.#next();
  }

  /** @internal Workers are wanted elsewhere: they go at the end of the region that runs. */
  pressed(): void {
    this.#isPressed = true;
    if (!this.#runner.current) this.#disband();
  }

  /** @internal The pool is over; the workers are dying. */
  ended(reason: unknown): void {
    this.#end = { reason };
    for (const region of [...this.#queue]) this.#giveUp(region, reason);
    this.#runner.giveUp(reason);
    clearInterval(this.#linger);
    this.#linger = undefined;
  }

  #next(): void {
    if (this.#runner.current) return;
    if (this.#isPressed) this.#disband();
    if (this.#queue.length === 0) {
      this.#claim?.release();
      this.#claim = undefined;
      return;
    }
    // Workers may be handed over within this call.
    if (!this.#claim && !this.#end) this.#claimWorkers();
    if (this.#runner.current || this.#queue.length === 0 || this.#seats.staying === 0) return;
    this.#used();
    const region = this.#queue.shift()!;
    this.#runner.start(region, this.#seats.reach(region.width, this.#workforce.size));
  }

  #claimWorkers(): void {
    // Workers may come within the call, do all there is to do, and release the claim before it is known.
    const claim: { release(): void } = { release: () => {} };
    this.#claim = claim;
    const granted = this.#workforce.claim(this);
    if (this.#claim === claim) claim.release = () => granted.release();
    else granted.release();
  }

  /** Takes the workers that are idle now, and waits for none. */
  #summon(plan: Plan): void {
    this.#hint = widthOf(plan) - 1;
    if (!this.#claim) this.#workforce.claim(this).release();
    this.#hint = 0;
  }

  #settled(): void {
    keepAlive.release();
    this.#next();
  }

  #giveUp(region: Region, error: unknown): void {
    const at = this.#queue.indexOf(region);
    if (at < 0) {
      if (this.#runner.current === region) this.#runner.giveUp(error);
      return;
    }
    this.#queue.splice(at, 1);
    region.reject(error);
    this.#settled();
  }

  #left(worker: WorkerHandle): void {
    this.#workforce.giveBack(worker);
    this.#next();
  }

  #died(seat: number, exit: WorkerExit): void {
    this.#seats.clear(seat);
    this.#runner.bury(seat, exit);
    this.#next();
  }

  /** Sends everybody away. */
  #disband(): void {
    this.#isPressed = false;
    clearInterval(this.#linger);
    this.#linger = undefined;
    this.#seats.dismissAll();
  }

  /** Keeps the team together for a while. */
  #used(): void {
    this.#isUsed = true;
    if (this.#linger) return;
    // One timer for many regions: to start one for each would cost as much as a small region.
    this.#linger = setInterval(() => {
      if (!this.#isUsed && !this.#runner.current) this.#disband();
      this.#isUsed = false;
    }, LINGER_MS);
    this.#linger.unref?.();
  }
}
