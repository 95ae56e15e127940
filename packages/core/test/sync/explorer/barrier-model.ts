import * as gate from "../../../src/sync/gate.js";
import type * as rendezvousModule from "../../../src/sync/rendezvous.js";
import * as roster from "../../../src/sync/roster.js";
import { loadProtocol, type Patch } from "./load-protocol.js";
import { exploreModel, LOOKS, type Model, party, type Stage, TIMED_OUT } from "./stage.js";

export type Rendezvous = typeof rendezvousModule;

/** What may happen around a barrier for as many as there are parties. */
export interface BarrierScenario {
  readonly name: string;
  /** How often each party comes. */
  readonly comes: readonly number[];
  /** Who does something else to it, beside them. */
  readonly others?: readonly ("abort" | "reset")[];
  readonly timeouts?: number;
  readonly deaths?: number;
}

interface Regs {
  readonly me: number;
  readonly left: number;
  readonly slot: number;
  readonly index: number;
}

interface Ghost {
  /** Of the round that is open, and how many have come for it. */
  readonly round: number;
  readonly come: number;
  /** In which round each party came last. */
  readonly rounds: readonly number[];
  /** Rounds for which all had come. */
  readonly full: readonly number[];
  readonly isBroken: boolean;
  /** One who waits had died when the lock was acquired last. */
  readonly isOneGone: boolean;
}

/** The protocol of barriers over a roster, with patches made to it. */
export function loadRendezvous(patches: readonly Patch[] = []): Rendezvous {
  return loadProtocol("rendezvous.ts", patches, { "./gate.js": gate, "./roster.js": roster });
}

/** Visits every state of a barrier, by every interleaving; how many there are. */
export function exploreBarrier(barrier: Rendezvous, scenario: BarrierScenario): number {
  const { comes, others = [], timeouts = 0, deaths = 0 } = scenario;
  const parties = comes.length;
  const slots = 2 * parties;
  const enter = (stage: Stage): void => {
    if (!stage.acquire()) return;
    stage.note("breaks");
    barrier.breakUp(stage.mem);
  };
  const model: Model<Regs, Ghost> = {
    name: scenario.name,
    start: {
      words: new Array<number>(roster.rosterWords(slots)).fill(0),
      parties: [
        ...comes.map((left, i) => party(i + 1, "come", { me: i + 1, left, slot: -1, index: -1 })),
        ...others.map((what, i) => party(parties + i + 1, what, { me: 0, left: 0, slot: -1, index: -1 })),
      ],
      lock: 0,
      timeouts,
      deaths,
      ghost: { round: 0, come: 0, rounds: comes.map(() => -1), full: [], isBroken: false, isOneGone: false },
    },
    parts: {
      come(stage, regs) {
        enter(stage);
        stage.note("has the lock");
        const arrival = barrier.arrive(stage.mem, regs.me, parties, slots, stage.isGone);
        if (arrival) stage.note("comes", arrival.index);
        else stage.note("breaks");
        if (arrival?.slot === -1) {
          stage.note("opens");
          barrier.open(stage.mem);
        }
        stage.release();
        if (!arrival) return undefined;
        const next = { ...regs, ...arrival };
        return arrival.slot === -1 ? again(next) : { part: "wait", regs: next };
      },
      wait(stage, regs) {
        const mark = roster.markOf(regs.slot);
        if (stage.mem.load(mark) !== roster.WAITS) return { part: "strike", regs };
        const how = stage.sleep(mark, roster.WAITS);
        const isOver =
          how === TIMED_OUT ||
          (how === LOOKS && (roster.isNextGone(stage.mem, regs.slot, stage.isGone) || stage.isAbandoned()));
        return { part: isOver ? "giveUp" : "wait", regs };
      },
      giveUp(stage, regs) {
        enter(stage);
        if (stage.mem.load(roster.markOf(regs.slot)) === roster.WAITS) {
          stage.note("breaks");
          barrier.breakUp(stage.mem);
        }
        stage.release();
        return { part: "strike", regs };
      },
      strike(stage, regs) {
        const isCalled = roster.strike(stage.mem, regs.slot) === roster.CALLED;
        stage.note(isCalled ? "passes" : "is refused");
        return isCalled ? again(regs) : undefined;
      },
      abort(stage) {
        enter(stage);
        stage.note("breaks");
        barrier.breakUp(stage.mem);
        stage.release();
        return undefined;
      },
      reset(stage) {
        enter(stage);
        stage.note("renews");
        barrier.reset(stage.mem);
        stage.release();
        return undefined;
      },
    },
    note({ ghost, parties: all }, who, what, value, fail) {
      const { round, come, rounds, full } = ghost;
      if (what === "comes") {
        if (ghost.isBroken) fail("one comes to a broken barrier");
        if (value !== come) fail(`number ${value} for the one who came as ${come}`);
        return { ...ghost, come: come + 1, rounds: rounds.with(who.id - 1, round) };
      }
      if (what === "breaks" || what === "renews")
        return { ...ghost, come: 0, round: round + 1, isBroken: what === "breaks" };
      if (what === "has the lock") {
        const isOneGone = all.some(
          ({ isDead, part, id }) => isDead && part === "wait" && rounds[id - 1] === round,
        );
        return { ...ghost, isOneGone };
      }
      if (what === "opens") {
        if (come !== parties) fail(`it opens to ${come}`);
        if (ghost.isOneGone) fail("it opens to one who was dead");
        return { ...ghost, come: 0, round: round + 1, full: [...full, round] };
      }
      const isFull = full.includes(rounds[who.id - 1]!);
      if (what === "passes" && !isFull) fail("one passes for whom not all had come");
      if (what === "is refused" && isFull && deaths === 0) fail("one is refused though all had come");
      return ghost;
    },
    mayEnd({ parties: all, words, ghost }, fail) {
      for (const { id, asleep, isDead } of all) {
        if (asleep < 0 || isDead) continue;
        if (words[asleep] !== roster.WAITS) fail("one who was called sleeps on");
        if (ghost.rounds[id - 1] !== ghost.round) fail("one waits for a round that is over");
        if (ghost.come >= parties) fail("all have come, and wait");
        if (
          all.some((dead) => dead.isDead && dead.part !== "come" && ghost.rounds[dead.id - 1] === ghost.round)
        )
          fail("one waits for the dead");
      }
      return all.every(({ part, asleep, isDead }) => part === "" || asleep >= 0 || isDead);
    },
  };
  return exploreModel(model);
}

function again(regs: Regs): ReturnType<Model<Regs, Ghost>["parts"][string]> {
  return regs.left > 1
    ? { part: "come", regs: { ...regs, left: regs.left - 1, slot: -1, index: -1 } }
    : undefined;
}
