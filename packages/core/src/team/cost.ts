import { NOTHING } from "./functions.js";
import type { Plan } from "./plan.js";
import { type RegionOptions, remaining, widthOf } from "./region.js";
import type { Team } from "./team.js";

/** What decides where a call runs. */
export interface Call {
  /** The kernel's, for errors. */
  readonly name: string;
  /** As the kernel's entry says, for one thread of the reference machine. */
  readonly costNs: number;
  readonly plan: Plan;
}

/**
 * The longest a call may keep the caller's thread when a team would be no faster, so that the event loop goes on:
 * no longer than a timer may be late, and long enough that a launch is little beside it.
 */
export const BLOCKING_NS = 1_000_000;
/** Two threads are there after 60 to 150 ms, and then they share what is left of the work. */
const START_NS = 50_000_000;
/** What a synchronous region costs its caller where the members sleep: a system call for each it wakes. */
const WAKE_NS = 4_000;
/** What a member of a team does in the time of a thread alone: they share memory and finish at different times. */
const EFFICIENCY = 0.9;
/** How far a team's time moves what is known of its efficiency, and how much of that each call without one forgets. */
const LEARNT = 0.5;
const FORGOTTEN = 1 / 64;
/** A kernel is tried on the caller's thread so often, if it takes no longer than this, before a team gets it. */
const TRIALS = 3;
const TRIAL_NS = 300_000;
/** Of shorter calls nothing is learnt, and none is worth a team. */
const TIMED_NS = 4_000;
/** How far a slower time than before moves what is known: mostly somebody else had the core. */
const DOUBT = 0.1;
/** Calls that are timed for the speed of the machine: each is as short as one that blocks may be. */
const ROUNDS = 24;
/** Launches that are timed. */
const LAUNCHES = 9;

const nothing: Plan = [{ run: NOTHING, count: 1, chunk: 1, args: [] }];

/** What is known of a function on this machine. */
interface Known {
  /** Time it takes, as a multiple of what its entry says. */
  factor: number;
  /** How often it was timed. */
  times: number;
  efficiency: number;
}

/** This process on this machine: how its speed relates to the reference, and what it costs to launch a region. */
export class Costs {
  /** Time a kernel takes here, as a multiple of what its entry says, where nothing is known of the kernel itself. */
  factor = 1;
  /** From the call of an asynchronous region to the resolution of its promise, less the work. */
  launchNs = 30_000;
  readonly #known = new Map<string, Known>();
  #isFactorMeasured = false;
  #isLaunchMeasured = false;

  /** Whether a promised result comes sooner, or without blocking, from a team of so many members. */
  isWorthAsync({ costNs, plan }: Call, members: number): boolean {
    if (costNs < TIMED_NS) return false;
    const inline = this.#inlineNs(costNs, plan);
    if (inline < Math.min(this.launchNs, BLOCKING_NS) || this.#isOnTrial(inline, plan)) return false;
    if (inline > BLOCKING_NS) return true;
    return this.launchNs + this.#sharedNs(inline, plan, members) < inline;
  }

  /** Whether a result comes sooner from the caller's thread, in turns, than from workers that have yet to start. */
  isWorthTurns({ costNs, plan }: Call): boolean {
    return this.#inlineNs(costNs, plan) < START_NS;
  }

  /** Whether the caller and members together have the result sooner than the caller alone. */
  isWorthSync({ costNs, plan }: Call, parties: number): boolean {
    if (costNs < TIMED_NS) return false;
    const inline = this.#inlineNs(costNs, plan);
    if (inline < 10 * WAKE_NS || this.#isOnTrial(inline, plan)) return false;
    return WAKE_NS + this.#sharedNs(inline, plan, parties) < inline;
  }

  /** Runs a call on this thread, and remembers how long it took. */
  runInline({ costNs, plan }: Call, run: () => void): void {
    const start = performance.now();
    run();
    if (costNs < TIMED_NS) return;
    const factor = ((performance.now() - start) * 1e6) / costNs;
    const known = this.#known.get(functionOf(plan));
    if (!known) this.#known.set(functionOf(plan), { factor, times: 1, efficiency: EFFICIENCY });
    else {
      known.times++;
      known.factor += (factor - known.factor) * (factor < known.factor ? 1 : DOUBT);
      // A team that was slow once is tried again some day.
      known.efficiency += (EFFICIENCY - known.efficiency) * FORGOTTEN;
    }
  }

  /**
   * Remembers how much so many parties did in the time that a call took them, launch and all.
   * More than all of them could do, they cannot have done.
   */
  learnShared({ costNs, plan }: Call, parties: number, tookNs: number, launchNs: number): void {
    const known = this.#known.get(functionOf(plan));
    if (!known) return;
    const working = Math.max(1, tookNs - launchNs);
    const efficiency = (costNs * known.factor) / working / Math.min(widthOf(plan), parties);
    known.efficiency += (Math.min(EFFICIENCY, efficiency) - known.efficiency) * LEARNT;
  }

  #inlineNs(costNs: number, plan: Plan): number {
    return costNs * (this.#known.get(functionOf(plan))?.factor ?? this.factor);
  }

  /** The time of a call that parties share, once all of them are at work. */
  #sharedNs(inline: number, plan: Plan, parties: number): number {
    const efficiency = this.#known.get(functionOf(plan))?.efficiency ?? EFFICIENCY;
    return inline / (Math.min(widthOf(plan), parties) * efficiency);
  }

  /** What an entry says holds for arrays of any size; in cache a kernel may be three times as fast. */
  #isOnTrial(inline: number, plan: Plan): boolean {
    return inline < TRIAL_NS && (this.#known.get(functionOf(plan))?.times ?? 0) < TRIALS;
  }

  /** The factor is known, or being measured. */
  get isMeasured(): boolean {
    return this.#isFactorMeasured;
  }

  /** Times a call that costs `costNs` on the reference machine, once per process, in turns that block nobody. */
  async measureFactor(costNs: number, call: () => void): Promise<void> {
    this.#isFactorMeasured = true;
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      await new Promise((resolve) => setImmediate(resolve).unref());
      const start = performance.now();
      call();
      // The fastest: what the machine can do once the engine has optimised the kernels.
      best = Math.min(best, (performance.now() - start) * 1e6);
    }
    this.factor = best / costNs;
  }

  /** Runs a call on a team of so many. Before the first one of the process, the cost of launching is measured. */
  async launch(team: Team, members: number, call: Call, options: RegionOptions): Promise<void> {
    const since = performance.now();
    if (!this.#isLaunchMeasured) {
      await this.#measureLaunch(team, options);
      return team.run(call.name, call.plan, remaining(options, since));
    }
    // Behind other regions it waits, and the time it takes says nothing.
    const isAlone = team.isIdle;
    await team.run(call.name, call.plan, options);
    if (isAlone) this.learnShared(call, members, (performance.now() - since) * 1e6, this.launchNs);
  }

  /** Runs a call on so many parties: this thread, and members. @returns false where none of them is free */
  launchSync(team: Team, parties: number, call: Call): boolean {
    const since = performance.now();
    if (!team.runSync(call.plan)) return false;
    this.learnShared(call, parties, (performance.now() - since) * 1e6, WAKE_NS);
    return true;
  }

  /** Launches regions without work, unless others are under way. */
  async #measureLaunch(team: Team, options: RegionOptions): Promise<void> {
    // The first one waits for the members to come.
    await team.run("launch", nothing, options);
    const times: number[] = [];
    while (times.length < LAUNCHES && team.isIdle) {
      // Members stop looking and go to sleep meanwhile, as they have between most calls.
      for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
      const start = performance.now();
      await team.run("launch", nothing, options);
      times.push((performance.now() - start) * 1e6);
    }
    if (times.length < LAUNCHES) return;
    this.#isLaunchMeasured = true;
    this.launchNs = times.sort((a, b) => a - b)[LAUNCHES >> 1]!;
  }
}

/** What is known of one phase is taken for the call: the first does most of the work, or as much as any. */
function functionOf(plan: Plan): string {
  return plan[0]?.run ?? "";
}

/** One for the process: the machine is the same for every pool. */
export const costs = new Costs();
