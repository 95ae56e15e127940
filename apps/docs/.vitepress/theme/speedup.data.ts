import { machineOf, RESULTS_FILE, type Results, readResults } from "./results.js";

/** One parallel way of the experiment and what it is compared with. */
export interface SpeedupSeries {
  readonly label: string;
  /** For the end of a line in the figure. */
  readonly short: string;
}

/** The experiment of the last chapter, as it was measured. */
export interface SpeedupData {
  readonly machine: string;
  readonly series: readonly SpeedupSeries[];
  /** Speedup of each series over its loop, by how many numbers there are. */
  readonly rows: readonly { readonly n: number; readonly ratios: readonly (number | null)[] }[];
}

declare const data: SpeedupData | null;

export { data };

const SERIES = {
  "cpython/power": { label: "CPython, Pool.map", short: "CPython" },
  "slots/power": { label: "pool.map, typed array", short: "pool.map" },
  "kernel/product": { label: "kernel, loop of x * x * x", short: "kernel, x·x·x" },
  "kernel/power": { label: "kernel, loop of x ** 3", short: "kernel, x³" },
} as const;

export default {
  watch: [RESULTS_FILE],
  load(): SpeedupData | null {
    const results = readResults();
    return results && readSpeedups(results);
  },
};

/** The rows of the experiment, by size. */
export function readSpeedups(results: Results): SpeedupData | null {
  const keys = Object.keys(SERIES);
  const rows = new Map<number, (number | null)[]>();
  for (const { id, figures } of results.rows) {
    const [, size, key] = /^speedup\/([^/]+)\/(.+)$/.exec(id) ?? [];
    const ratio = figures?.ratio?.median;
    if (size === undefined || key === undefined || ratio === undefined || !keys.includes(key)) continue;
    const n = Number(size);
    const row = rows.get(n) ?? keys.map(() => null);
    row[keys.indexOf(key)] = ratio;
    rows.set(n, row);
  }
  if (rows.size < 2) return null;
  const sorted = [...rows].sort(([a], [b]) => a - b).map(([n, ratios]) => ({ n, ratios }));
  return { machine: machineOf(results), series: Object.values(SERIES), rows: sorted };
}
