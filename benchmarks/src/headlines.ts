import { PEERS } from "./peers.js";
import type { MeasuredRow } from "./results.js";

/** How many times as fast as the peer ours is, whichever way the row reads its ratio. */
export function speedFactor({ figures, reading, unit }: MeasuredRow): number | undefined {
  const ratio = figures?.ratio?.median;
  if (ratio === undefined) return undefined;
  const isSpeed = unit === "GFLOP/s" || reading === "peer ÷ ours";
  return isSpeed ? ratio : 1 / ratio;
}

/** The few words that fit beside a bar. */
export function shortLabel({ id, what }: MeasuredRow): string {
  const [group, name, peer] = id.split("/");
  if (group === "kernel") return `${name} : ${PEERS[peer!]?.label ?? peer}`;
  if (group === "relaxed") return `${name}, relaxed SIMD : ${PEERS[peer!]?.label ?? peer}`;
  if (group === "map") return `map, ${name} array : CPython`;
  if (group === "apply-async") return `applyAsync : ${PEERS[name!]?.label ?? name}`;
  if (group === "imap") return `imap : ${PEERS[name!]?.label ?? name}`;
  return what;
}

/** One point for each size of the article's experiment that was measured. */
export function speedupCurve(rows: readonly MeasuredRow[], which: string): { n: number; speedup: number }[] {
  return rows.flatMap((row) => {
    const [group, size, ...rest] = row.id.split("/");
    const speedup = speedFactor(row);
    if (group !== "speedup" || rest.join("/") !== which || speedup === undefined) return [];
    return [{ n: Number(size), speedup }];
  });
}

/** Kernels beside the peers that a goal names. */
export function kernelComparisons(rows: readonly MeasuredRow[]): MeasuredRow[] {
  return rows.filter(
    (row) => /^(kernel|relaxed)\//.test(row.id) && row.goal !== undefined && row.figures !== undefined,
  );
}

/** Ordinary tasks beside the peers. */
export function taskComparisons(rows: readonly MeasuredRow[]): MeasuredRow[] {
  return rows.filter(
    (row) => /^(map\/\w+\/product|apply-async|imap)/.test(row.id) && row.figures !== undefined,
  );
}
