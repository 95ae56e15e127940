import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the benchmarks keep their last full run. */
export const RESULTS_FILE = fileURLToPath(new URL("../../../../benchmarks/results.json", import.meta.url));

/** One measured row, as far as the site reads it. */
export interface ResultRow {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly reading: "ours ÷ peer" | "peer ÷ ours";
  readonly figures?: {
    readonly ours: number;
    readonly peer?: number;
    readonly peerName?: string;
    readonly ratio?: { readonly median: number; readonly min: number; readonly max: number };
    readonly note?: string;
  };
}

/** The results file, as far as the site reads it. */
export interface Results {
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly os: string;
    readonly node: string;
  };
  readonly date: string;
  readonly rounds: number;
  readonly workers: number;
  readonly rows: readonly ResultRow[];
  readonly roofline?: readonly {
    readonly kernel: string;
    readonly gigabytes: number;
    readonly memoryShare: number;
    readonly gigaflops?: number;
    readonly flopsShare?: number;
  }[];
}

/** The results, or null where the benchmarks were never run: pages then say so, and show no number. */
export function readResults(): Results | null {
  return existsSync(RESULTS_FILE) ? JSON.parse(readFileSync(RESULTS_FILE, "utf8")) : null;
}

/** What was measured on, in a phrase. */
export function machineOf({ machine, workers, rounds }: Results): string {
  const { cpu, cores, node } = machine;
  return `${cpu}, ${cores} cores, ${workers} workers, Node ${node.replace(/^v/, "")}; medians of ${rounds} rounds`;
}
