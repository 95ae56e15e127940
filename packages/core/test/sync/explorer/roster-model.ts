import type * as rosterModule from "../../../src/sync/roster.js";
import { exploreModel, type Model, type Party, party, TIMED_OUT, type World } from "./stage.js";

export type Roster = typeof rosterModule;

/** What may happen around a condition. */
export interface RosterScenario {
  readonly name: string;
  /** How often each of the waiters waits. */
  readonly waiters: readonly number[];
  /** How many each notifier notifies. */
  readonly notifies: readonly number[];
  readonly timeouts?: number;
  readonly deaths?: number;
}

interface Regs {
  readonly me: number;
  readonly slot: number;
  /** How often it still waits, or how many it notifies. */
  readonly left: number;
  readonly isLate?: boolean;
}

interface Ghost {
  /** Who waits, the longest first. */
  readonly waiting: readonly number[];
  readonly reached: number;
  readonly heard: number;
  /** Who was dead, and not called, when the last call began. */
  readonly gone: readonly number[];
}

type Worlds = World<Regs, Ghost>;

/** Visits every state of a condition's waits, by every interleaving; how many there are. */
export function exploreRoster(roster: Roster, scenario: RosterScenario): number {
  const { waiters, notifies, timeouts = 0, deaths = 0 } = scenario;
  const slots = waiters.length;
  // Who has left may have given its slot to another.
  const isCertain = timeouts + deaths === 0 && Math.max(...waiters) === 1;
  const mark = (slot: number): number => roster.markOf(slot);

  const model: Model<Regs, Ghost> = {
    name: scenario.name,
    start: {
      words: new Array<number>(roster.rosterWords(slots)).fill(0),
      parties: [
        ...waiters.map((left, i) => party(i + 1, "wait", { me: i + 1, slot: -1, left })),
        ...notifies.map((left, i) => party(slots + i + 1, "notify", { me: slots + i + 1, slot: -1, left })),
      ],
      lock: 0,
      timeouts,
      deaths,
      ghost: { waiting: [], reached: 0, heard: 0, gone: [] },
    },
    parts: {
      wait(stage, regs) {
        stage.acquire();
        const slot = roster.enlist(stage.mem, regs.me, slots);
        stage.note("enlisted", slot);
        stage.release();
        return { part: "sleep", regs: { ...regs, slot } };
      },
      sleep({ mem, sleep }, regs) {
        if (mem.load(mark(regs.slot)) !== roster.WAITS) return { part: "strike", regs };
        const isLate = sleep(mark(regs.slot), roster.WAITS) === TIMED_OUT;
        return isLate ? { part: "strike", regs: { ...regs, isLate } } : { part: "sleep", regs };
      },
      strike(stage, { me, slot, left, isLate }) {
        const said = roster.strike(stage.mem, slot);
        stage.note(said === roster.CALLED ? "heard" : isLate ? "left" : "woken by nobody");
        return left > 1 ? { part: "wait", regs: { me, slot: -1, left: left - 1 } } : undefined;
      },
      notify(stage, { left }) {
        stage.acquire();
        stage.note("calls");
        stage.note("reached", roster.callUp(stage.mem, left, roster.CALLED, stage.isGone));
        stage.release();
        return undefined;
      },
    },
    note(world, who, what, value, fail) {
      const { ghost } = world;
      const without = ghost.waiting.filter((id) => id !== who.id);
      if (what === "enlisted") {
        if (value < 0) fail("there is no slot for one who waits");
        return { ...ghost, waiting: [...ghost.waiting, who.id] };
      }
      if (what === "heard") return { ...ghost, waiting: without, heard: ghost.heard + 1 };
      if (what === "left") return { ...ghost, waiting: without };
      if (what === "calls") {
        const gone = ghost.waiting.filter((id) => isGone(world, id));
        return { ...ghost, gone };
      }
      if (what === "reached") return reached(world, who, value, fail);
      return fail(`one ${what}`);
    },
    mayEnd({ parties, words, ghost }, fail) {
      for (const { asleep } of parties)
        if (asleep >= 0 && words[asleep] !== roster.WAITS) fail("one who was called sleeps on");
      if (deaths === 0 && ghost.heard !== ghost.reached)
        fail(`${ghost.reached} were called, ${ghost.heard} heard it`);
      return parties.every(({ part, asleep, isDead }) => part === "" || asleep >= 0 || isDead);
    },
  };

  const isGone = ({ parties, words }: Worlds, id: number): boolean => {
    const { isDead, regs } = parties[id - 1]!;
    return isDead && regs.slot >= 0 && words[mark(regs.slot)] === roster.WAITS;
  };

  /** A call reaches as many as it can, the longest waiting first. */
  function reached(world: Worlds, who: Party<Regs>, count: number, fail: (message: string) => never): Ghost {
    const { ghost, words, parties } = world;
    const called = (id: number): boolean => words[mark(parties[id - 1]!.regs.slot)] !== roster.WAITS;
    const alive = ghost.waiting.filter((id) => !parties[id - 1]!.isDead);
    const still = alive.filter((id) => parties[id - 1]!.regs.slot >= 0 && !called(id));
    if (ghost.gone.some(called)) fail("a dead one was called");
    if (count > who.regs.left) fail(`${count} were called, not ${who.regs.left}`);
    if (count < who.regs.left && still.length > 0) fail("one who waits was passed over");
    const first = still[0];
    if (isCertain && first !== undefined) {
      const later = alive.slice(alive.indexOf(first) + 1);
      if (later.some((id) => parties[id - 1]!.regs.slot >= 0 && called(id)))
        fail("one was called before another that waits longer");
    }
    return { ...ghost, reached: ghost.reached + count };
  }

  return exploreModel(model);
}
