import { type GateKind, lockKind, semaphoreKind } from "../../../src/sync/gate-kinds.js";
import type { Sleep } from "../../../src/sync/steps.js";
import type { Gate } from "./load-gate.js";
import { type Op, replay, type Stage } from "./replay.js";
import { type Fail, type Step as SearchStep, search } from "./search.js";

/** What may happen in a run; budgets bound how often. Everything else that can happen is explored. */
export interface Scenario {
  readonly name: string;
  /** How often each of the parties acquires. */
  readonly parties: readonly number[];
  /** Of a semaphore; a lock unless given. */
  readonly permits?: number;
  /** Parties may claim the next turn before they sleep. */
  readonly claims?: boolean;
  /** Waits that end without having acquired. */
  readonly givesUp?: number;
  /** Parties that die, at any step. Who lives looks after them once for each. */
  readonly deaths?: number;
}

type Doing =
  | "attempt"
  | "decide"
  | "claim"
  | "asleep"
  | "inside"
  | "give"
  | "leave"
  | "inspect"
  | "over"
  | "dead";

interface Party {
  doing: Doing;
  claims: boolean;
  /** How often it still acquires. */
  left: number;
  /** What the operations of its function have returned so far. */
  past: readonly number[];
  sleep: Sleep | undefined;
  /** Deaths that it has not looked after yet. */
  looks: number;
}

interface State {
  words: number[];
  parties: Party[];
  givesUp: number;
  deaths: number;
  /** How often somebody was told that the owner had died, and how often one died as the owner. */
  told: number;
  owed: number;
}

/** Visits every state that a scenario can reach, by every interleaving; how many there are. */
export function explore(gate: Gate, scenario: Scenario): number {
  const kind = scenario.permits === undefined ? lockKind : semaphoreKind(scenario.permits);
  const start: State = {
    words: [scenario.permits ?? 0, 0, 0],
    parties: scenario.parties.map((left) => ({
      doing: "attempt",
      claims: false,
      left,
      past: [],
      sleep: undefined,
      looks: 0,
    })),
    givesUp: scenario.givesUp ?? 0,
    deaths: scenario.deaths ?? 0,
    told: 0,
    owed: 0,
  };
  return search(scenario.name, start, keyOf, (state, fail) => {
    const next = successors(gate, kind, scenario, state, fail);
    const isOver = state.parties.every(({ doing }) => doing === "over" || doing === "dead");
    if (next.length === 0 && !isOver) fail("nothing can happen any more");
    if (isOver && state.told > state.owed) fail("a death was told twice");
    return next;
  });
}

/** What tells a state from others, in as few letters as can be. */
function keyOf({ words, parties, givesUp, deaths, told, owed }: State): string {
  let key = `${words.join()};${givesUp},${deaths},${told},${owed}`;
  for (const { doing, claims, left, past, sleep, looks } of parties) {
    key += `;${doing}${claims ? 1 : 0},${left},${looks},${sleep ? `${sleep.index}:${sleep.expected}` : ""},${past.join()}`;
  }
  return key;
}

/** What parties share is not changed in place: neither `past` nor `sleep`. */
function copyOf(state: State): State {
  return { ...state, words: state.words.slice(), parties: state.parties.map((party) => ({ ...party })) };
}

type Step = SearchStep<State>;

function successors(gate: Gate, kind: GateKind, scenario: Scenario, state: State, fail: Fail): Step[] {
  const steps: Step[] = [];
  state.parties.forEach((party, who) => {
    const to = (label: string, change: (after: State, me: Party) => void): void => {
      const after = copyOf(state);
      change(after, after.parties[who]!);
      steps.push({ label: `${who}: ${label}`, after });
    };
    const become = (doing: Doing) => (_: State, me: Party) => Object.assign(me, { doing, past: [] });
    if (party.doing === "over" || party.doing === "dead") return;
    if (state.deaths > 0) {
      to("dies", (after, me) => {
        if (kind.owner(after.words[gate.VALUE]!) === who + 1) after.owed++;
        Object.assign(me, { doing: "dead", past: [], sleep: undefined });
        after.deaths--;
        for (const other of after.parties) other.looks++;
      });
    }
    if (party.doing === "asleep") {
      if (party.looks > 0)
        to("looks after the dead", (_, me) =>
          Object.assign(me, { doing: "inspect", past: [], looks: me.looks - 1 }),
        );
      return;
    }
    if (party.doing === "decide") {
      const { index, expected } = party.sleep!;
      to("sleeps", become(state.words[index] === expected ? "asleep" : "attempt"));
      if (scenario.claims && !party.claims && state.words[gate.CLAIM] === 0) to("claims", become("claim"));
      if (state.givesUp > 0)
        to("gives up", (after, me) => {
          after.givesUp--;
          become("leave")(after, me);
        });
      return;
    }
    if (party.doing === "inside") to("is done inside", become("give"));
    else operate(gate, kind, state, party, who, to, fail);
  });
  const inside = state.parties.filter(({ doing }) => doing === "inside").length;
  if (inside > (scenario.permits ?? 1)) fail(`${inside} are inside`);
  return steps;
}

type To = (label: string, change: (after: State, me: Party) => void) => void;

/** The next operation of a party's function; what it returns is taken up in the same step. */
function operate(
  gate: Gate,
  kind: GateKind,
  state: State,
  party: Party,
  who: number,
  to: To,
  fail: Fail,
): void {
  const run = functionOf(gate, kind, party, who + 1);
  const now = replay(run, party.past);
  if (!("op" in now)) throw new Error("a function without operations");
  const { op } = now;
  for (const woken of choices(state, op)) {
    to(`${party.doing}: ${op.name} ${op.a} ${op.b} ${op.c}`, (after, me) => {
      me.past = [...me.past, perform(after, op, woken)];
      const then = replay(run, me.past);
      if ("value" in then) finish(gate, after, me, then.value, fail);
    });
  }
}

function functionOf(
  gate: Gate,
  kind: GateKind,
  { doing, claims }: Party,
  me: number,
): (stage: Stage) => unknown {
  switch (doing) {
    case "attempt":
      return ({ mem }) => gate.attempt(mem, kind, me, claims);
    case "claim":
      return ({ mem }) => gate.claim(mem, me);
    case "give":
      return ({ mem }) => gate.give(mem, kind);
    case "leave":
      return ({ mem }) => gate.leave(mem, kind, claims);
    default:
      return ({ mem, isGone }) => gate.inspect(mem, kind, isGone);
  }
}

/** Whom a wake-up reaches: every possibility. */
function choices(state: State, op: Op): number[][] {
  if (op.name !== "wake") return [[]];
  const asleep = state.parties.flatMap((party, i) =>
    party.doing === "asleep" && party.sleep!.index === op.a ? [i] : [],
  );
  if (asleep.length <= op.b) return [asleep];
  return asleep.map((i) => [i]);
}

function perform({ words, parties }: State, op: Op, woken: readonly number[]): number {
  const old = words[op.a] ?? 0;
  if (op.name === "store") words[op.a] = op.b;
  else if (op.name === "add") words[op.a] = old + op.b;
  else if (op.name === "compareExchange" && old === op.b) words[op.a] = op.c;
  else if (op.name === "wake")
    for (const i of woken) Object.assign(parties[i]!, { doing: "attempt", past: [], sleep: undefined });
  else if (op.name === "isGone") return parties[op.a - 1]!.doing === "dead" ? 1 : 0;
  return old;
}

/** A function has returned. */
function finish(gate: Gate, state: State, me: Party, value: unknown, fail: Fail): void {
  const become = (doing: Doing, more: Partial<Party> = {}): void => {
    Object.assign(me, { doing, past: [], sleep: undefined, ...more });
  };
  const next = (): void => {
    become(me.left > 1 ? "attempt" : "over", { left: me.left - 1, claims: false });
  };
  if (me.doing === "attempt") {
    if (value === gate.TAKEN) become("inside", { claims: false });
    else if (value === gate.AGAIN) become("attempt");
    else become("decide", { sleep: value as Sleep });
  } else if (me.doing === "claim") become("attempt", { claims: value === true });
  else if (me.doing === "give") {
    if (value !== true) fail("what was acquired could not be given back");
    next();
  } else if (me.doing === "leave") next();
  else if (value === true) {
    state.told++;
    become("leave");
  } else become("attempt");
}
