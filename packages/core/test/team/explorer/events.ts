import { busy, CALLER, DONE, FAILED, generation, PENDING, STATUS } from "../../../src/team/layout.js";
import type { Machine } from "./machine.js";
import type { Program } from "./program.js";
import { Field, NONE, type State, Status, Thread, threadAt, Wait } from "./state.js";

/** What can happen next. */
export interface Step {
  readonly label: () => string;
  readonly state: State;
}

/** Seats of members as the caller knows them: it has not been told of deaths and departures that it has not served yet. */
export function liveSeats(machine: Machine, state: State): number[] {
  return machine.seats.filter((seat) => state[threadAt(seat) + Thread.status] !== Status.empty);
}

/** What the caller's event loop can serve now, when it runs no function. */
export function events(machine: Machine, before: State): Step[] {
  const { programs, scenario } = machine;
  const steps: Step[] = [];
  const isOpen = before[Field.isOpen] === 1;
  const live = liveSeats(machine, before);
  const isHopeless = live.length === 0 && before[Field.invitations] === 0;
  // Who waits for a chunk that never ends gives up in the end, whatever the budget.
  const isStuck = live.some((seat) => before[threadAt(seat) + Thread.isStuck] === 1);
  const staying = live.filter((seat) => before[threadAt(seat) + Thread.isDismissed] === 0);
  const isOver = before[Field.region] === scenario.regions.length || isHopeless;
  const serve = (label: string, program: Program | undefined, change?: (state: State) => void) => {
    const state = before.slice();
    change?.(state);
    if (program) state[threadAt(CALLER) + Thread.node] = program.root.id;
    steps.push({ label: () => `caller: ${label}`, state });
  };

  if (isOpen && before[Field.wait] === Wait.woken) {
    serve("looks again", programs.attend(before[Field.region]!, live), (state) => {
      state[Field.wait] = Wait.none;
    });
  }
  if (isOpen && machine.word(before, STATUS) !== FAILED) {
    // A region that nobody is left to run is given up by the pool, whatever the budget.
    if (isHopeless) serve("give up, all workers are gone", programs.abort());
    else if (before[Field.aborts]! > 0 || isStuck)
      serve("abort", programs.abort(), (state) => {
        state[Field.aborts] = Math.max(0, before[Field.aborts]! - 1);
      });
  }
  if (!isOpen && !isOver && staying.length > 0) {
    serve("open", programs.open(before[Field.region]!, live), (state) => {
      state[Field.isOpen] = 1;
    });
  }
  const mayDismiss = !isOpen && before[Field.dismissals]! > 0;
  for (const seat of machine.seats) {
    const at = threadAt(seat);
    const status = before[at + Thread.status];
    const clear = (state: State) => void state.fill(0, at, threadAt(seat + 1));
    if (status === Status.dead) {
      serve(
        `bury ${seat}`,
        programs.bury(
          seat,
          live.filter((other) => other !== seat),
        ),
        clear,
      );
    } else if (status === Status.left) {
      serve(`take ${seat} back`, undefined, clear);
    } else if (status === Status.empty) {
      if (before[Field.invitations] === 0 || isOver) continue;
      serve(`invite ${seat}`, programs.invite(seat), (state) => {
        state[Field.invitations]! -= 1;
        state[at + Thread.isInvited] = 1;
      });
    } else {
      if (mayDismiss && !before[at + Thread.isDismissed]) {
        serve(`dismiss ${seat}`, programs.dismiss(seat), (state) => {
          state[at + Thread.isDismissed] = 1;
          state[Field.dismissals]! -= 1;
        });
      }
      // The caller's patience with a failed region ends: whoever is still busy is terminated.
      const hasFailed = isOpen && machine.word(before, STATUS) === FAILED;
      const isWaitedFor =
        hasFailed &&
        machine.word(before, busy(seat)) === 1 &&
        (before[Field.terminations]! > 0 || before[at + Thread.isStuck] === 1);
      if (isWaitedFor && !before[at + Thread.isDoomed]) {
        serve(`terminate ${seat}`, undefined, (state) => {
          state[at + Thread.isDoomed] = 1;
          state[Field.terminations] = Math.max(0, before[Field.terminations]! - 1);
        });
      }
    }
  }
  return steps;
}

/** A function of the caller has returned: what follows in the same turn. Throws where a promise is broken. */
export function returned(machine: Machine, state: State): void {
  const { program, value } = machine.nodeOf(state, CALLER)!;
  const { name } = program;
  state[threadAt(CALLER) + Thread.node] = NONE;
  for (const seat of machine.seats) {
    const at = threadAt(seat);
    if (!state[at + Thread.isInvited]) continue;
    state[at + Thread.isInvited] = 0;
    // The message is posted. It arrives whenever its thread takes its first step.
    state[at + Thread.status] = Status.live;
    state[at + Thread.node] = machine.programs.rounds[seat]!;
  }
  if ((name === "abort" || name.startsWith("bury")) && value === true) state[Field.reasons]! += 1;
  // A blocking caller serves no events before its region has ended.
  if (name.startsWith("open") || (name.startsWith("share") && value === PENDING)) {
    state[threadAt(CALLER) + Thread.node] = machine.programs.attend(
      state[Field.region]!,
      liveSeats(machine, state),
    ).root.id;
  }
  if (value === DONE || value === FAILED) settle(machine, state, value);
}

function settle(machine: Machine, state: State, outcome: number): void {
  const { chunks } = machine.scenario.regions[state[Field.region]!]!;
  const all = (1 << chunks.reduce((a, b) => a + b, 0)) - 1;
  if (outcome === DONE && state[Field.ended] !== all)
    throw new Error("a region is done with chunks that were not run");
  if (outcome === DONE && state[Field.reasons] !== 0) throw new Error("a region is done that was given up");
  if (outcome === FAILED && state[Field.reasons] !== 1) {
    throw new Error(`a region has failed for ${state[Field.reasons]} reasons`);
  }
  for (const seat of machine.seats) {
    if (state[threadAt(seat) + Thread.runs])
      throw new Error(`a region has settled while seat ${seat} runs a chunk of it`);
  }
  state[Field.region]! += 1;
  for (const field of ["isOpen", "reasons", "begun", "ended", "wait"] as const) state[Field[field]] = 0;
  machine.setWord(state, generation(CALLER), 0);
}
