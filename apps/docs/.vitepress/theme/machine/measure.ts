import type { Pool } from "@parakern/core";
import type { SpeedupData } from "../speedup.data.js";

/** What one machine measured; kept in the browser. */
type MachineRow = SpeedupData["rows"][number];

/** In the order of the site's own table: the first is what is compared with least. */
export const SERIES: SpeedupData["series"] = [
  { label: "map of a list", short: "map, list" },
  { label: "map, typed array", short: "map, typed" },
  { label: "kernel, loop of x * x * x", short: "kernel, x·x·x" },
  { label: "kernel, loop of x ** 3", short: "kernel, x³" },
];
const SIZES = [100, 1000, 10_000, 100_000, 1_000_000];
/** Long beside what a page's clock can tell, which is 0.1 ms without isolation. */
const LEAST_MS = 8;
const ROUNDS = 5;

/** The whole experiment; tells of each size before it is measured. */
export async function measureSpeedups(
  pool: Pool,
  machine: string,
  tell: (at: string, soFar: SpeedupData) => void,
): Promise<SpeedupData> {
  const rows: MachineRow[] = [];
  const soFar = () => ({ machine, series: SERIES, rows: [...rows] });
  for (const n of SIZES) {
    tell(`${n.toLocaleString("en")} numbers`, soFar());
    rows.push(await measure(pool, n));
  }
  return soFar();
}

/** Speedups over the loops, for one size. */
async function measure(pool: Pool, n: number): Promise<MachineRow> {
  const x = Float64Array.from({ length: n }, (_, i) => (i % 1000) / 10);
  const list = Array.from(x);
  const out = new Float64Array(n);
  using shared = pool.array(x);
  using result = pool.array("f64", n);
  const root = (v: number) => Math.sqrt(v ** 3);
  const power = await timeOf(() => {
    for (let i = 0; i < n; i++) out[i] = Math.sqrt(x[i]! ** 3);
  });
  const product = await timeOf(() => {
    for (let i = 0; i < n; i++) out[i] = Math.sqrt(x[i]! * x[i]! * x[i]!);
  });
  const byList = await timeOf(() => pool.map(root, list));
  const bySlots = await timeOf(() => pool.map(root, x));
  const kernel = await timeOf(() => pool.kernels.sqrtCube(shared, { out: result }));
  return { n, ratios: [power / byList, power / bySlots, product / kernel, power / kernel] };
}

/** Milliseconds of one call: the median of some rounds, each of as many calls as the clock needs. */
async function timeOf(call: () => unknown): Promise<number> {
  let calls = 1;
  for (;;) {
    const took = await round(call, calls);
    if (took >= LEAST_MS) break;
    calls = Math.min(calls * 16, Math.ceil((calls * LEAST_MS * 1.5) / Math.max(took, 0.1)));
  }
  const times = [];
  for (let k = 0; k < ROUNDS; k++) times.push((await round(call, calls)) / calls);
  return times.sort((a, b) => a - b)[ROUNDS >> 1]!;
}

async function round(call: () => unknown, calls: number): Promise<number> {
  const since = performance.now();
  for (let k = 0; k < calls; k++) {
    const result = call();
    if (result instanceof Promise) await result;
  }
  return performance.now() - since;
}
