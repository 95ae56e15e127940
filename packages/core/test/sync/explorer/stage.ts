import type { SyncMem } from "../../../src/sync/mem.js";
import { type Fail, type Step, search } from "./search.js";

/** How a sleep ended: by a wake-up (or without one, as the word had changed), by its timeout, or to look after the dead. */
export const WOKEN = 0;
export const TIMED_OUT = 1;
export const LOOKS = 2;

/** What a part of a party's way runs on. Each call is one step that others can come between; what is noted is seen by none. */
export interface Stage {
  readonly mem: SyncMem;
  isGone(holder: number): boolean;
  /** Takes the lock, which is one that keeps its promises; true where a dead holder had it. */
  acquire(): boolean;
  release(): void;
  /** Whether a dead holder has the lock. */
  isAbandoned(): boolean;
  sleep(index: number, expected: number): number;
  /** Tells the observer what is being done. */
  note(what: string, value?: number): void;
}

/** A part of a way, and what it is about: runs its operations and returns the next, or undefined where the way ends. */
export type Part<R> = (stage: Stage, regs: R) => { readonly part: string; readonly regs: R } | undefined;

/** A party on its way. */
export interface Party<R> {
  readonly id: number;
  /** Where on its way it is: "" at the end. */
  part: string;
  regs: R;
  past: readonly number[];
  /** The word that it sleeps on, or -1. */
  asleep: number;
  isDead: boolean;
  /** Deaths that it has not looked after yet. */
  looks: number;
}

/** Everything at one moment. */
export interface World<R, G> {
  words: number[];
  parties: Party<R>[];
  /** Who has the lock, or 0. */
  lock: number;
  timeouts: number;
  deaths: number;
  /** What the observer keeps; it is never changed in place. */
  ghost: G;
}

/** What is explored, and who watches it. */
export interface Model<R, G> {
  readonly name: string;
  readonly parts: Readonly<Record<string, Part<R>>>;
  readonly start: World<R, G>;
  /** What the observer makes of a note. */
  note(world: World<R, G>, who: Party<R>, what: string, value: number, fail: Fail): G;
  /** Whether it may be that nothing can happen any more. */
  mayEnd(world: World<R, G>, fail: Fail): boolean;
}

interface Op {
  readonly name: keyof SyncMem | "isGone" | "acquire" | "release" | "isAbandoned" | "sleep" | "note";
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly what?: string;
}

/** A party that begins its way. */
export function party<R>(id: number, part: string, regs: R): Party<R> {
  return { id, part, regs, past: [], asleep: -1, isDead: false, looks: 0 };
}

/** Visits every state of a model; how many there are. */
export function exploreModel<R, G>(model: Model<R, G>): number {
  return search(model.name, model.start, keyOf, (world, fail) => {
    const next = world.parties.flatMap((_, i) => stepsOf(model, world, i, fail));
    if (next.length === 0 && !model.mayEnd(world, fail)) fail("nothing can happen any more");
    return next;
  });
}

function stepsOf<R, G>(model: Model<R, G>, world: World<R, G>, i: number, fail: Fail): Step<World<R, G>>[] {
  const me = world.parties[i]!;
  if (me.part === "" || me.isDead) return [];
  const steps: Step<World<R, G>>[] = [];
  const to = (label: string, change: (after: World<R, G>, me: Party<R>) => void): void => {
    const after = {
      ...world,
      words: world.words.slice(),
      parties: world.parties.map((party) => ({ ...party })),
    };
    change(after, after.parties[i]!);
    steps.push({ label: `${me.id}: ${label}`, after });
  };
  if (world.deaths > 0)
    to("dies", (after, mine) => {
      after.deaths--;
      Object.assign(mine, { isDead: true, asleep: -1 });
      for (const other of after.parties) if (!other.isDead) other.looks++;
    });
  const wake = (label: string, how: number, more: (after: World<R, G>, mine: Party<R>) => void): void =>
    to(label, (after, mine) => {
      mine.asleep = -1;
      more(after, mine);
      go(model, after, mine, how, fail);
    });
  if (me.asleep >= 0) {
    if (world.timeouts > 0) wake("times out", TIMED_OUT, (after) => after.timeouts--);
    if (me.looks > 0) wake("looks", LOOKS, (_, mine) => mine.looks--);
    return steps;
  }
  const op = nextOp(model, me);
  if (op.name === "acquire" && !isFree(world)) return steps;
  to(`${me.part}: ${op.what ?? op.name} ${op.a} ${op.b} ${op.c}`, (after, mine) => {
    if (op.name === "sleep" && after.words[op.a] === op.b) mine.asleep = op.a;
    else go(model, after, mine, perform(model, after, mine, op, fail), fail);
  });
  return steps;
}

/** What tells a world from others, in as few letters as can be. */
function keyOf<R, G>({ words, parties, lock, timeouts, deaths, ghost }: World<R, G>): string {
  let key = `${words.join()};${lock},${timeouts},${deaths};${JSON.stringify(ghost)}`;
  for (const { part, regs, past, asleep, isDead, looks } of parties) {
    key += `;${part},${Object.values(regs as object).join()};${past.join()};${asleep},${isDead},${looks}`;
  }
  return key;
}

function isFree<R, G>({ lock, parties }: World<R, G>): boolean {
  return lock === 0 || parties[lock - 1]!.isDead;
}

/** Takes an operation's result, and where the part has come to its end, the next. */
function go<R, G>(model: Model<R, G>, _world: World<R, G>, me: Party<R>, result: number, fail: Fail): void {
  me.past = [...me.past, result];
  const now = run(model, me);
  if ("op" in now) return;
  Object.assign(me, { part: now.next?.part ?? "", regs: now.next?.regs ?? me.regs, past: [] });
  // Nothing is left that could tell two equal states apart.
  if (me.part === "") me.looks = 0;
  if (me.part !== "" && !model.parts[me.part]) fail(`there is no part "${me.part}"`);
}

function perform<R, G>(model: Model<R, G>, world: World<R, G>, me: Party<R>, op: Op, fail: Fail): number {
  const old = world.words[op.a] ?? 0;
  switch (op.name) {
    case "store":
      world.words[op.a] = op.b;
      return 0;
    case "add":
      world.words[op.a] = old + op.b;
      return old;
    case "compareExchange":
      if (old === op.b) world.words[op.a] = op.c;
      return old;
    case "wake":
      for (const other of world.parties) {
        if (other.asleep !== op.a) continue;
        other.asleep = -1;
        go(model, world, other, WOKEN, fail);
      }
      return 0;
    case "isGone":
      // Who struck itself out a moment ago is nobody any more.
      return op.a === 0 || world.parties[op.a - 1]!.isDead ? 1 : 0;
    case "acquire": {
      const wasHeld = world.lock !== 0;
      world.lock = me.id;
      return wasHeld ? 1 : 0;
    }
    case "isAbandoned":
      return world.lock !== 0 && isFree(world) ? 1 : 0;
    case "release":
      world.lock = 0;
      return 0;
    case "note":
      world.ghost = model.note(world, me, op.what!, op.b, fail);
      return 0;
    default:
      return op.name === "sleep" ? WOKEN : old;
  }
}

function nextOp<R, G>(model: Model<R, G>, me: Party<R>): Op {
  const now = run(model, me);
  if ("op" in now) return now.op;
  throw new Error(`"${me.part}" has no operation`);
}

const PAUSE = Symbol("what follows is not decided yet");

/** Runs a part again with what its operations have returned so far. */
function run<R, G>(
  model: Model<R, G>,
  { part, regs, past }: Party<R>,
): { op: Op } | { next: ReturnType<Part<R>> } {
  let cursor = 0;
  let op: Op | undefined;
  const act = (name: Op["name"], a = 0, b = 0, c = 0, what?: string): number => {
    if (cursor < past.length) return past[cursor++]!;
    op = { name, a, b, c, ...(what !== undefined && { what }) };
    throw PAUSE;
  };
  const stage: Stage = {
    mem: {
      load: (i) => act("load", i),
      store: (i, v) => void act("store", i, v),
      add: (i, v) => act("add", i, v),
      compareExchange: (i, e, v) => act("compareExchange", i, e, v),
      wake: (i) => void act("wake", i),
    },
    isGone: (holder) => act("isGone", holder) === 1,
    acquire: () => act("acquire") === 1,
    release: () => void act("release"),
    isAbandoned: () => act("isAbandoned") === 1,
    sleep: (i, expected) => act("sleep", i, expected),
    note: (what, value = 0) => void act("note", 0, value, 0, what),
  };
  try {
    return { next: model.parts[part]!(stage, regs) };
  } catch (error) {
    if (error !== PAUSE) throw error;
    return { op: op! };
  }
}
