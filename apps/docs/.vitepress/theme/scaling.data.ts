import { machineOf, RESULTS_FILE, readResults } from "./results.js";

/** How many times as fast each kernel was found to be on all workers as on one thread. */
export interface ScalingData {
  readonly machine: string;
  readonly ratios: Readonly<Record<string, number>>;
}

declare const data: ScalingData | null;

export { data };

export default {
  watch: [RESULTS_FILE],
  load(): ScalingData | null {
    const results = readResults();
    if (!results) return null;
    const ratios: Record<string, number> = {};
    for (const { id, figures } of results.rows) {
      const [, kernel] = /^scaling\/(\w+)$/.exec(id) ?? [];
      if (kernel && figures?.ratio) ratios[kernel] = figures.ratio.median;
    }
    return { machine: machineOf(results), ratios };
  },
};
