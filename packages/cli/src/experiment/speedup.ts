import { Pool } from "@parakern/core";
import { FailureError } from "../terminal/errors.js";
import { measure, type Timing } from "./measure.js";
import { createVariants, type Variant } from "./variants.js";

/** A line of the table: milliseconds, and how many times faster than the plain loop. */
export interface SpeedupRow {
  readonly n: number;
  readonly ms: Readonly<Record<Variant["name"], number>>;
  readonly speedup: Readonly<Record<Variant["name"], number>>;
}

/** What was measured, and on what. */
export interface SpeedupResult {
  readonly workers: number;
  readonly node: string;
  readonly rows: readonly SpeedupRow[];
}

/** The experiment's settings. */
export interface SpeedupOptions {
  readonly max: number;
  readonly workers?: number | undefined;
  readonly onProgress?: (text: string) => void;
}

/** Enough for a steady median; a size takes about as long as the budget says, whatever the machine. */
const LIMITS = { minRounds: 3, maxRounds: 25, budgetMs: 2000 };

/** Measures √(x³) of 100, 1000, … `max` numbers in each way, after their results were found to agree. */
export async function measureSpeedup({ max, workers, onProgress }: SpeedupOptions): Promise<SpeedupResult> {
  await using pool = new Pool(workers === undefined ? {} : { size: workers });
  const rows: SpeedupRow[] = [];
  for (let n = 100; n <= max; n *= 10) {
    onProgress?.(`${n.toLocaleString("en-US")} numbers: checking that all ways agree …`);
    rows.push(await measureSize(pool, n, onProgress));
  }
  return { workers: pool.size, node: process.version, rows };
}

async function measureSize(pool: Pool, n: number, onProgress?: (text: string) => void): Promise<SpeedupRow> {
  using x = pool.array("f64", n);
  using out = pool.array("f64", n);
  for (let i = 0; i < n; i++) x.data[i] = 1 + (i % 1000) / 7;
  const variants = createVariants(pool, x, out);
  await checkEqual(variants);
  const onRound = (round: number) =>
    onProgress?.(`${n.toLocaleString("en-US")} numbers: round ${round + 1} …`);
  const timings = await measure(
    variants.map(({ run }) => run),
    { ...LIMITS, onRound },
  );
  const byName = (of: (timing: Timing) => number) =>
    Object.fromEntries(variants.map(({ name }, i) => [name, of(timings[i]!)])) as Record<
      Variant["name"],
      number
    >;
  return { n, ms: byName(({ ms }) => ms), speedup: byName(({ speedup }) => speedup) };
}

/** Ways round at different steps: √(x·x·x) and x·√x differ by an ulp or two. */
const TOLERANCE = 2 ** -51;

/** A fast answer that is wrong is no answer. */
async function checkEqual(variants: readonly Variant[]): Promise<void> {
  for (const { run } of variants) await run();
  const expected = variants[0]!.result();
  for (const { name, result } of variants) {
    const got = result();
    for (let i = 0; i < expected.length; i++) {
      if (Math.abs(got[i]! - expected[i]!) <= TOLERANCE * expected[i]!) continue;
      throw new FailureError(
        `number ${i}: the plain loop gives ${expected[i]}, ${name} ${got[i]}`,
        "Please report this",
      );
    }
  }
}
