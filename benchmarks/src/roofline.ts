import { formatNumber } from "./report.js";
import type { Results } from "./results.js";
import type { Work } from "./row.js";

/** Where a kernel stands under the roof: the lower of what memory and arithmetic allow for its work. */
export interface Place {
  readonly kernel: string;
  /** Gigabytes a second that have to come from or go to memory, and the share of the machine's limit. */
  readonly gigabytes: number;
  readonly memoryShare: number;
  /** Billions of additions and multiplications a second, and the share of the limit; undefined where nobody counts them. */
  readonly gigaflops?: number;
  readonly flopsShare?: number;
}

/**
 * Places of all kernels, from the rows of the workers and those of the limits; none where the limits were not measured.
 *
 * A line of memory that is written is read first, so that results count twice. Williams, Waterman and Patterson, Roofline:
 * an insightful visual performance model for multicore architectures (2009).
 */
export function roofline({ rows }: Results): Place[] {
  const limit = (name: string) => rows.find(({ id }) => id === `limit/${name}`)?.figures?.ours;
  const memory = limit("memory");
  if (memory === undefined) return [];
  return rows.flatMap(({ id, figures }) => {
    const [group, kernel] = id.split("/");
    if (group !== "scaling" || figures?.work === undefined) return [];
    return [{ kernel: kernel!, ...place(figures.work, figures.ours / 1e3, memory, limit) }];
  });
}

function place(work: Work, seconds: number, memory: number, limit: (name: string) => number | undefined) {
  const { dtype, read, written, flops } = work;
  const gigabytes = (read + 2 * written) / seconds / 1e9;
  const shares = { gigabytes: short(gigabytes), memoryShare: short(gigabytes / memory) };
  const most = limit(`flops-${dtype}`);
  if (flops === undefined || most === undefined) return shares;
  const gigaflops = flops / seconds / 1e9;
  return { ...shares, gigaflops: short(gigaflops), flopsShare: short(gigaflops / most) };
}

/** Four digits say all that a measurement knows. */
const short = (value: number): number => Number(value.toPrecision(4));

/** The places as a Markdown table. */
export function rooflineTable(results: Results): string {
  const percent = (share: number | undefined): string =>
    share === undefined ? "" : `${formatNumber(100 * share)} %`;
  const lines = roofline(results).map(
    ({ kernel, gigabytes, memoryShare, gigaflops, flopsShare }) =>
      `| ${[
        kernel,
        formatNumber(gigabytes),
        percent(memoryShare),
        gigaflops === undefined ? "" : formatNumber(gigaflops),
        percent(flopsShare),
      ].join(" | ")} |`,
  );
  if (lines.length === 0) return "The limits of the machine were not measured in this run.";
  return [
    "| kernel | GB/s | of the memory's | GFLOP/s | of the units' |",
    "| --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
}
