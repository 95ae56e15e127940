import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { registry } from "../../src/generated/registry.js";
import type { Kernel } from "../../src/kernel.js";
import { load } from "../../src/load.js";
import { drawn } from "../kernels/draw.js";
import { heap } from "../support/run.js";
import { exact } from "./functions.js";
import { ulpError } from "./measure.js";
import { type Draw, ranges } from "./ranges.js";

// The distance from functions computed in more bits: a few numbers of each range, or 1e5 (or PARAKERN_POINTS)
// with PARAKERN_SLOW=1, when the worst are written to accuracy.json.

const isSlow = process.env.PARAKERN_SLOW === "1";
const COUNT = Number(process.env.PARAKERN_POINTS ?? (isSlow ? 100_000 : 250));
const file = new URL("../../accuracy.json", import.meta.url);

interface Worst {
  ulp: number;
  at: readonly number[];
  count: number;
}

const results: Record<string, Record<string, Worst>> = {};
const { kernels } = await load({ heap });

function measure(name: string, dtype: "f64" | "f32", draw: Draw): Worst {
  const arrays = draw.map((next) => drawn(dtype, COUNT, next));
  const run = kernels[name as keyof typeof kernels] as unknown as (...args: unknown[]) => (typeof arrays)[0];
  const result = run(...arrays);
  const worst: Worst = { ulp: 0, at: [], count: 0 };
  for (let i = 0; i < COUNT; i++) {
    const at = arrays.map(({ data }) => data[i]!),
      got = result.data[i]!;
    if (!Number.isFinite(got) || at.some((x) => x === 0 || !Number.isFinite(x))) continue;
    worst.count++;
    const ulp = ulpError(got, exact[name]!(at[0]!, at[1]!), dtype);
    if (ulp > worst.ulp) Object.assign(worst, { ulp, at });
  }
  for (const array of [...arrays, result]) array.free();
  return worst;
}

describe.each(Object.keys(ranges))("%s", (name) => {
  const entry: Kernel = registry[name as keyof typeof registry];

  it.each(["f64", "f32"] as const)("of %s is as exact as its entry says", { timeout: 3_600_000 }, (dtype) => {
    let worst: Worst = { ulp: 0, at: [], count: 0 };
    let count = 0;
    for (const draw of Object.values(ranges[name]!)) {
      const here = measure(name, dtype, draw);
      count += here.count;
      if (here.ulp > worst.ulp) worst = here;
    }
    results[name] = {
      ...results[name],
      [dtype]: { ...worst, ulp: Math.round(worst.ulp * 1000) / 1000, count },
    };
    expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(entry.ulp);
  });
});

afterAll(() => {
  if (process.env.PARAKERN_VERBOSE) console.log(JSON.stringify(results, null, 1));
  if (!isSlow) return;
  const old = (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}) as typeof results;
  for (const [name, worst] of Object.entries(results)) old[name] = { ...old[name], ...worst };
  writeFileSync(file, `${JSON.stringify(old, null, 2)}\n`);
});
