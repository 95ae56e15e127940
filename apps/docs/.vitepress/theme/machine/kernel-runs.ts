/** What a page measured of one kernel. */
export interface KernelRun {
  readonly name: string;
  /** Milliseconds of plain JavaScript, where they are few. */
  readonly plain: number | undefined;
  readonly one: number;
  /** On all workers; undefined until it is measured. */
  readonly all: number | undefined;
  /** What all workers read and write in a second, or compute. */
  readonly throughput: string | undefined;
}

export interface KernelRuns {
  readonly machine: string;
  readonly rows: readonly KernelRun[];
}

/** Of each kind of kernel one that many programs need. */
export const BENCHED = [
  "add",
  "exp",
  "sum",
  "cumsum",
  "sort",
  "histogram",
  "matmul",
  "fft",
  "gaussianBlur",
  "mandelbrot",
];
const NUMBERS = 1_000_000;

/** Every one of these kernels, on one worker and then on all; tells of each before it is measured. */
export async function measureKernels(
  workers: number,
  machine: string,
  tell: (at: string, soFar: KernelRuns) => void,
): Promise<KernelRuns> {
  const rows: KernelRun[] = [];
  const { runChoice } = await import("../playground/run.js");
  const run = async (kernel: string, dtype: "f64" | "u8" | "i32", count: number, isCompared: boolean) => {
    tell(`${kernel} on ${count} worker${count > 1 ? "s" : ""}`, { machine, rows: [...rows] });
    return await runChoice({ kernel, n: NUMBERS, dtype, workers: count, values: {}, isCompared });
  };
  const { registry } = await import("@parakern/kernels-wasm");
  const dtypes = new Map(Object.entries(registry).map(([name, { dtypes }]) => [name, dtypes[0] as "f64"]));
  for (const name of BENCHED) {
    const { milliseconds, plainMs } = await run(name, dtypes.get(name)!, 1, true);
    rows.push({ name, plain: plainMs, one: milliseconds, all: undefined, throughput: undefined });
  }
  for (const [i, row] of [...rows].entries()) {
    const { milliseconds, throughput } = await run(row.name, dtypes.get(row.name)!, workers, false);
    rows[i] = { ...row, all: milliseconds, throughput };
  }
  return { machine, rows };
}
