import { saved } from "../against.js";
import type { Bench } from "../bench.js";
import { checkEqual } from "../check.js";
import { pairs } from "../pairs.js";
import { PEERS } from "../peers.js";
import { type Figures, type Goal, oursAtMost, type Row, ratioAtLeast, timeFigures } from "../row.js";
import { asyncSide } from "../timing.js";

const TASKS = 5000;
const increment = (x: number): number => x + 1;
const product = (x: number): number => Math.sqrt(x * x * x);
const power = (x: number): number => Math.sqrt(x ** 3);
const FUNCTIONS = { product, power } as const;

/** What the numbers stand in; a typed array that is not in shared memory is copied there with each call. */
const KINDS = { typed: "typed array", shared: "typed array in shared memory", plain: "plain array" } as const;

/** The numbers that the peer's `map` makes for itself, so that none are sent beforehand. */
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => 1 + (i % 1000) * 0.25);

/** Ordinary tasks: `map` of a function over numbers, many small tasks at once, and a lazy stream of them. */
export function rows(): Row[] {
  return [
    mapRow("typed", "product", ratioAtLeast(40)),
    mapRow("shared", "product", ratioAtLeast(40)),
    mapRow("plain", "product", ratioAtLeast(2)),
    mapRow("typed", "power"),
    mapRow("plain", "power"),
    ...["cpython", "piscina", "workerpool", "tinypool"].map(applyRow),
    imapRow(),
  ];
}

function mapRow(kind: keyof typeof KINDS, which: keyof typeof FUNCTIONS, goal?: Goal): Row {
  const formula = which === "product" ? "√(x·x·x)" : "√(x**3)";
  const row = {
    id: `map/${kind}/${which}`,
    what: `map of ${formula} over 1e6 numbers, ${KINDS[kind]}, CPython Pool.map ÷ ours`,
    unit: "ms",
    reading: "peer ÷ ours",
    ...(goal && { goal }),
  } as const;
  const measure = async (bench: Bench): Promise<Figures> => {
    const peer = await bench.peer("cpython");
    const count = bench.size(1e6);
    const fn = FUNCTIONS[which];
    const plain = numbers(count);
    const typed = kind === "shared" ? inShared(plain) : Float64Array.from(plain);
    const call = (): Promise<ArrayLike<number>> =>
      kind === "plain" ? bench.pool.map(fn, plain) : bench.pool.map(fn, typed);
    const theirs = peer.side("map", which, count);
    await theirs.run(0);
    // Two libraries' x ** 3 may differ in the last place; everything else is rounded alike.
    checkEqual(row.id, await call(), await saved(bench, peer), { ulp: which === "power" ? 2 : 0 });
    return timeFigures(row, await pairs(asyncSide(call), theirs, bench.pace(2)), peer.version);
  };
  return { ...row, measure };
}

function inShared(values: readonly number[]): Float64Array {
  const array = new Float64Array(new SharedArrayBuffer(values.length * 8));
  array.set(values);
  return array;
}

function applyRow(key: string): Row {
  const row = {
    id: `apply-async/${key}`,
    what: `5 000 applyAsync at once, per task, against ${PEERS[key]!.label}`,
    unit: "µs",
    reading: "peer ÷ ours",
    goal: oursAtMost(25),
  } as const;
  const measure = (bench: Bench): Promise<Figures> => {
    const count = bench.size(TASKS);
    const call = (): Promise<number[]> =>
      Promise.all(Array.from({ length: count }, (_, i) => bench.pool.applyAsync(increment, [i])));
    return perTask(bench, row, key, "applyAsync", count, call);
  };
  return { ...row, measure };
}

function imapRow(): Row {
  const row = {
    id: "imap/cpython",
    what: "imap of 5 000 small items, per item, against CPython",
    unit: "µs",
    reading: "peer ÷ ours",
    goal: oursAtMost(8),
  } as const;
  const measure = (bench: Bench): Promise<Figures> => {
    const items = Array.from({ length: bench.size(TASKS) }, (_, i) => i);
    const call = async (): Promise<number[]> => {
      const results: number[] = [];
      for await (const result of bench.pool.imap(increment, items)) results.push(result);
      return results;
    };
    return perTask(bench, row, "cpython", "imap", items.length, call);
  };
  return { ...row, measure };
}

async function perTask(
  bench: Bench,
  row: Pick<Row, "id" | "unit" | "reading">,
  key: string,
  operation: string,
  count: number,
  call: () => Promise<number[]>,
): Promise<Figures> {
  const peer = await bench.peer(key);
  const theirs = peer.side(operation, count);
  await theirs.run(0);
  checkEqual(row.id, await call(), await saved(bench, peer), { ulp: 0 });
  return timeFigures(row, await pairs(asyncSide(call), theirs, bench.pace(4)), peer.version, count);
}
