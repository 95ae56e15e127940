import type { Bench } from "./bench.js";
import type { Paired } from "./pairs.js";
import type { Spread } from "./statistics.js";

export type Unit = "ms" | "µs" | "GFLOP/s" | "GB/s" | "MB" | "×";

/** What a row hopes for: a bound on its ratio, or on our own figure where there is no peer. */
export interface Goal {
  readonly bound: "at most" | "at least";
  readonly value: number;
  readonly of: "ratio" | "ours";
}

/** One line of the table, before it is measured. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly unit: Unit;
  /** Which way the ratio is read. */
  readonly reading: "ours ÷ peer" | "peer ÷ ours";
  readonly goal?: Goal;
  measure(bench: Bench): Promise<Figures>;
}

/** What measuring gives, in the row's unit. */
export interface Figures {
  readonly ours: number;
  readonly peer?: number;
  readonly peerName?: string;
  readonly ratio?: Spread;
  /** What a call works on: its place on the roofline follows from that. */
  readonly work?: Work;
  /** What else a reader must know, as the size at which the worst ratio was seen. */
  readonly note?: string;
}

/** What one call reads and writes at least, in bytes, and computes. */
export interface Work {
  readonly dtype: string;
  readonly read: number;
  readonly written: number;
  readonly flops?: number;
}

/** A file under `rows/` exports this as `rows`. */
export type RowSource = (bench: Bench) => Promise<Row[]> | Row[];

export const ratioAtMost = (value: number): Goal => ({ bound: "at most", value, of: "ratio" });
export const ratioAtLeast = (value: number): Goal => ({ bound: "at least", value, of: "ratio" });
export const oursAtMost = (value: number): Goal => ({ bound: "at most", value, of: "ours" });

/** Whether the figures meet the goal; undefined where they do not speak of it. */
export function isMet(goal: Goal, { ours, ratio }: Figures): boolean | undefined {
  const seen = goal.of === "ours" ? ours : ratio?.median;
  if (seen === undefined) return undefined;
  return goal.bound === "at most" ? seen <= goal.value : seen >= goal.value;
}

/** As it stands in the table: "≤ 1.03". */
export function formatGoal(goal: Goal, unit: Unit): string {
  const sign = goal.bound === "at most" ? "≤" : "≥";
  return goal.of === "ours" ? `${sign} ${goal.value} ${unit}` : `${sign} ${goal.value}`;
}

const PER_SECOND = { ms: 1e3, µs: 1e6 } as const;

/** Seconds of both sides as figures of a row; `per` divides them (tasks in a call, numbers in a map). */
export function timeFigures(
  { unit, reading }: Pick<Row, "unit" | "reading">,
  paired: Paired,
  peerName: string,
  per = 1,
): Figures {
  const scale = PER_SECOND[unit as keyof typeof PER_SECOND] / per;
  const ratio = reading === "ours ÷ peer" ? paired.ratio : inverse(paired.ratio);
  return { ours: paired.ours * scale, peer: paired.peer * scale, peerName, ratio };
}

/** The same, read the other way round. */
export function inverse({ median, min, max }: Spread): Spread {
  return { median: 1 / median, min: 1 / max, max: 1 / min };
}
