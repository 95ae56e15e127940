import { availableParallelism } from "node:os";
import { type Kernel, Pool, registry, taskModule } from "@parakern/core";
import { afterAll, describe, expect, it } from "vitest";

// Each function of one f32 over one in 16384 of all floats, or over all 2^32 with PARAKERN_SLOW=1 (a few minutes each). The
// reference is the function of f64 that the engine has.

interface Tasks {
  worstOf(name: string, first: number, step: number): { ulp: number; at: number };
}
const tasks = taskModule<Tasks>(new URL("./every-f32.mjs", import.meta.url));
const isSlow = process.env.PARAKERN_SLOW === "1";
const step = isSlow ? 1 : 16384;
const starts = Array.from({ length: 2 ** 16 / step }, (_, i) => i * 2 ** 16 * step + (isSlow ? 0 : 1234 + i));

const pool = new Pool(availableParallelism());
afterAll(() => pool.terminate());

const functions = Object.entries<Kernel>(registry).filter(
  ([, { family, dtypes, params, output }]) =>
    family === "elementwise" &&
    dtypes.includes("f32") &&
    params.length === 1 &&
    output.kind === "array" &&
    output.dtype === "T",
);

describe.each(functions)("%s of f32", (name, { ulp }) => {
  it("is as exact as its entry says for every float", { timeout: 3_600_000 }, async () => {
    const results = await pool.starmap(
      tasks.worstOf,
      starts.map((first) => [name, first, step] as const),
    );
    const worst = results.reduce((a, b) => (b.ulp > a.ulp ? b : a));
    if (isSlow) console.log(`${name}: ${worst.ulp.toFixed(4)} ulp at ${worst.at}`);
    expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(ulp);
  });
});
