import { Pool } from "@parakern/core";
import { allKernels, findKernel } from "../kernels/find-kernel.js";
import { type BenchRow, benchKernel } from "./bench-kernel.js";

/** What was timed, on how many workers. */
export interface BenchResult {
  readonly workers: number;
  readonly node: string;
  readonly rows: readonly BenchRow[];
}

/** What to time. */
export interface BenchSettings {
  /** None: all of them. */
  readonly kernels: readonly string[];
  readonly sizes: readonly number[];
  readonly workers?: number | undefined;
  readonly onProgress?: (text: string) => void;
}

/** Times kernels at sizes, one after another. */
export async function benchKernels({
  kernels,
  sizes,
  workers,
  onProgress,
}: BenchSettings): Promise<BenchResult> {
  const chosen = kernels.length > 0 ? kernels.map((name) => findKernel(name, "bench")) : allKernels();
  await using inline = new Pool({ backend: "inline", size: 1 });
  await using pool = new Pool(workers === undefined ? {} : { size: workers });
  const rows: BenchRow[] = [];
  for (const kernel of chosen) {
    for (const n of sizes) {
      onProgress?.(`${kernel.name}, ${n.toLocaleString("en-US")} elements …`);
      rows.push(await benchKernel(kernel, n, inline, pool));
    }
  }
  return { workers: pool.size, node: process.version, rows };
}
