import { Pool } from "@parakern/core";
import { expect, it } from "vitest";

it("pool.arrays.scope frees what was made in it through what it waits for, apart from other scopes", async () => {
  await using pool = new Pool({ size: 2, backend: "thread" });
  const x = pool.arrays.linspace(0, 1, 300_000);
  const one = async () => {
    const half = await pool.kernels.mul(x, 0.5);
    const result = await pool.kernels.add(half, half);
    return { half, result };
  };
  const seen: { isFreed: boolean }[] = [];
  const runs = [0, 1, 2].map(() =>
    pool.arrays.scope(async () => {
      const { half, result } = await one();
      seen.push(half);
      return result;
    }),
  );
  const results = await Promise.all(runs);
  expect(seen.map(({ isFreed }) => isFreed)).toEqual([true, true, true]);
  for (const result of results) expect(result.at(-1)).toBe(1);
  const failed = pool.arrays.scope(async () => {
    seen.push(await pool.kernels.exp(x));
    throw new Error("mine");
  });
  await expect(failed).rejects.toThrow("mine");
  expect(seen[3]!.isFreed).toBe(true);
  expect(pool.arrays.scope(() => pool.kernels.sum.sync(pool.arrays.ones(9)))).toBe(9);
  // What was made outside is left alone.
  expect([x.isFreed, results[0]!.isFreed]).toEqual([false, false]);
});
