import { machineOf, RESULTS_FILE, type ResultRow, readResults } from "./results.js";

/** A row of the table of all measurements, as text. */
export interface Measurement {
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  readonly factor: string;
  readonly note: string;
}

export interface MeasurementGroup {
  readonly title: string;
  /** Whose the first column of figures is. */
  readonly first: string;
  readonly rows: readonly Measurement[];
}

declare const data: { readonly machine: string; readonly groups: readonly MeasurementGroup[] } | null;

export { data };

const TITLES: Readonly<Record<string, string>> = {
  kernel: "Kernels beside other libraries",
  relaxed: "With relaxed SIMD",
  scaling: "One thread beside all workers",
  sizes: "Every size beside one thread",
  map: "map beside CPython",
  speedup: "The experiment",
};

const CPYTHON = "The experiment in CPython";

export default {
  watch: [RESULTS_FILE],
  load(): typeof data {
    const results = readResults();
    if (!results) return null;
    const groups = new Map<string, Measurement[]>();
    for (const row of results.rows) {
      const title = isCpython(row)
        ? CPYTHON
        : (TITLES[row.id.split("/")[0]!] ?? "Tasks, start-up and memory");
      if (row.figures) groups.set(title, [...(groups.get(title) ?? []), describe(row, row.figures)]);
    }
    const tables = [...groups].map(([title, rows]) => ({
      title,
      first: title === CPYTHON ? "Pool.map" : "Parakern",
      rows,
    }));
    return { machine: machineOf(results), groups: tables };
  },
};

/** Rows of the experiment in which CPython is compared with itself. */
function isCpython({ id }: ResultRow): boolean {
  return /^speedup\/[^/]+\/cpython\//.test(id);
}

function describe(
  { what, unit, reading }: ResultRow,
  figures: NonNullable<ResultRow["figures"]>,
): Measurement {
  const { ours, peer, peerName, ratio, note } = figures;
  return {
    what,
    ours: `${short(ours)} ${unit}`,
    peer: peer === undefined ? "" : `${short(peer)} ${unit}${peerName ? ` (${peerName})` : ""}`,
    factor: ratio === undefined ? "" : `${short(ratio.median)} (${reading})`,
    note: note ?? "",
  };
}

function short(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}
