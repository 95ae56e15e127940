import { readFile, writeFile } from "node:fs/promises";
import type { Machine } from "./machine.js";
import type { Place } from "./roofline.js";
import { type Figures, formatGoal, isMet, type Row } from "./row.js";

/** A row after its measuring, as the results file holds it. */
export interface MeasuredRow {
  readonly id: string;
  readonly what: string;
  readonly unit: Row["unit"];
  readonly reading: Row["reading"];
  readonly figures?: Figures;
  /** The bound in words: "≤ 1.03". */
  readonly goal?: string;
  readonly met?: boolean;
  /** Why there are no figures. */
  readonly skipped?: string;
  /** What the row threw. */
  readonly failed?: string;
}

/** What measuring a row gave: figures, or the reason why there are none. */
export type Outcome = Figures | { readonly skipped: string } | { readonly failed: string };

/** The results file. */
export interface Results {
  readonly machine: Machine;
  readonly peers: readonly string[];
  readonly date: string;
  readonly rounds: number;
  readonly workers: number;
  /** Processes that wanted a core in the minute before the run: well below the number of cores, or figures wobble. */
  readonly load?: number;
  readonly rows: readonly MeasuredRow[];
  /** Where each kernel stands under the machine's limits, for pages that show it. */
  readonly roofline?: readonly Place[];
}

/** Where the results of the last full run are kept, and the figures made of them. */
export const RESULTS_FILE = new URL("../results.json", import.meta.url);
export const FIGURE_FILE = new URL("../results.svg", import.meta.url);
/** And one for each family of kernels. */
export const FAMILY_FOLDER = new URL("../families/", import.meta.url);

/** A row together with its outcome. */
export function measured(row: Row, outcome: Outcome): MeasuredRow {
  const { id, what, unit, reading, goal } = row;
  const head = { id, what, unit, reading, ...(goal && { goal: formatGoal(goal, unit) }) };
  if ("skipped" in outcome || "failed" in outcome) return { ...head, ...outcome };
  const met = goal && isMet(goal, outcome);
  return { ...head, figures: rounded(outcome), ...(met !== undefined && { met }) };
}

/** The committed results. */
export async function readResults(): Promise<Results> {
  return JSON.parse(await readFile(RESULTS_FILE, "utf8"));
}

/** Writes the results, a row a line, so that two runs can be compared by their diff. */
export async function writeResults({ rows, roofline, ...head }: Results): Promise<void> {
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  const places = roofline?.map((place) => `    ${JSON.stringify(place)}`).join(",\n");
  const top = JSON.stringify(head, null, 2).slice(0, -2);
  const bottom = places ? `,\n  "roofline": [\n${places}\n  ]` : "";
  await writeFile(RESULTS_FILE, `${top},\n  "rows": [\n${lines}\n  ]${bottom}\n}\n`);
}

/** Four digits say all that a measurement knows. */
function rounded(figures: Figures): Figures {
  const short = (value: unknown): unknown =>
    typeof value === "number" ? Number(value.toPrecision(4)) : value;
  return JSON.parse(JSON.stringify(figures, (_key, value) => short(value)));
}
