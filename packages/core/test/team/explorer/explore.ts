import { CALLER } from "../../../src/team/layout.js";
import { events, returned, type Step } from "./events.js";
import { Machine } from "./machine.js";
import type { Node } from "./program.js";
import type { Protocol } from "./programs.js";
import { type Scenario, Violation } from "./scenario.js";
import { Field, NONE, type State, Status, Thread, threadAt, Wait } from "./state.js";
import { StateSet } from "./state-set.js";

/** How much there was to see. */
export interface Explored {
  readonly states: number;
  readonly steps: number;
}

/**
 * Visits every state that a scenario can reach, by every interleaving of every operation, and throws a Violation with the
 * steps that lead there where a promise is broken or nothing can happen any more.
 */
export function explore(protocol: Protocol, scenario: Scenario): Explored {
  const machine = new Machine(protocol, scenario);
  const seen = new StateSet();
  const path: { label: () => string; steps: Step[] }[] = [];
  let steps = 0;
  const visit = (label: () => string, state: State) => {
    path.push({ label, steps: [] });
    const next = successors(machine, state, (message, step) => {
      throw new Violation(`${scenario.name}: ${message}`, [...path.map(({ label }) => label()), step]);
    });
    if (next.length === 0 && !isFinal(machine, state)) {
      throw new Violation(
        `${scenario.name}: nothing can happen any more`,
        path.map(({ label }) => label()),
      );
    }
    path[path.length - 1]!.steps = next;
  };
  seen.add(machine.initial);
  visit(() => "everybody is invited", machine.initial);
  while (path.length > 0) {
    const step = path[path.length - 1]!.steps.pop();
    if (step === undefined) path.pop();
    else {
      steps++;
      if (seen.add(step.state)) visit(step.label, step.state);
    }
  }
  return { states: seen.size, steps };
}

type Broken = (message: string, step: string) => never;

function successors(machine: Machine, state: State, broken: Broken): Step[] {
  const next: Step[] = [];
  if (state[Field.wait] !== Wait.blocked) {
    if (state[threadAt(CALLER) + Thread.node] === NONE) next.push(...events(machine, state));
    else operations(machine, state, CALLER, next, broken);
  }
  for (const seat of machine.seats) {
    const status = state[threadAt(seat) + Thread.status];
    if (status !== Status.live && status !== Status.parked) continue;
    death(machine, state, seat, next);
    if (status === Status.live && !state[threadAt(seat) + Thread.isStuck])
      operations(machine, state, seat, next, broken);
  }
  return next;
}

function operations(machine: Machine, state: State, seat: number, next: Step[], broken: Broken): void {
  const node = machine.nodeOf(state, seat)!;
  // The caller was woken inside its function, and that was its last operation.
  if (node.op === undefined) {
    const after = state.slice();
    returned(machine, after);
    next.push({ label: () => "caller: returns", state: after });
    return;
  }
  const isEnd = node.op.name === "end";
  for (const trapped of isEnd && state[Field.traps]! > 0 ? [false, true] : [false]) {
    try {
      const after = machine.step(state, seat, trapped);
      // What follows a return of the caller happens in the same turn of its event loop: no step of its own.
      if (seat === CALLER && machine.nodeOf(after, CALLER)!.op === undefined) returned(machine, after);
      next.push({ label: () => describe(seat, node, trapped), state: after });
    } catch (error) {
      broken((error as Error).message, describe(seat, node, trapped));
    }
  }
  if (isEnd && seat !== CALLER && state[Field.endless]! > 0) {
    const after = state.slice();
    after[Field.endless]! -= 1;
    after[threadAt(seat) + Thread.isStuck] = 1;
    next.push({ label: () => `seat ${seat}: never ends its chunk`, state: after });
  }
}

function death(machine: Machine, state: State, seat: number, next: Step[]): void {
  const at = threadAt(seat);
  const isDoomed = state[at + Thread.isDoomed] === 1;
  if (!isDoomed && state[Field.deaths] === 0) return;
  const after = state.slice();
  // It made the region fail and can no longer say why: its death is the reason.
  if (machine.nodeOf(state, seat)?.op?.name === "report") after[Field.reasons]! += 1;
  after.fill(0, at, threadAt(seat + 1));
  after[at + Thread.status] = Status.dead;
  if (!isDoomed) after[Field.deaths]! -= 1;
  next.push({ label: () => `seat ${seat}: dies`, state: after });
}

function describe(seat: number, { op, program }: Node, trapped: boolean): string {
  const who = seat === CALLER ? `caller: ${program.name}` : `seat ${seat}`;
  return `${who}: ${op!.name} ${op!.a} ${op!.b} ${op!.c}${trapped ? " traps" : ""}`;
}

/** Everything is over: no region to run, and every worker sleeps or is gone. */
function isFinal(machine: Machine, state: State): boolean {
  if (state[threadAt(CALLER) + Thread.node] !== NONE || state[Field.isOpen]) return false;
  return machine.seats.every((seat) => {
    const status = state[threadAt(seat) + Thread.status];
    const isDismissed = state[threadAt(seat) + Thread.isDismissed];
    return status === Status.empty || (status === Status.parked && !isDismissed);
  });
}
