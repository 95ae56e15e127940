import { type Kernel, Pool, registry } from "@parakern/core";
import { bytesOf, digestOf } from "../../kernels/bits.js";
import { cases } from "../../kernels/cases.js";

type AnyKernels = Record<string, (...args: readonly unknown[]) => Promise<{ toArray(): unknown } | number>>;

/** The digest of each case's result, on pools of so many workers; 0: on this thread. */
export async function digests(sizes: readonly number[]): Promise<number[][]> {
  const all: number[][] = [];
  for (const size of sizes) {
    await using pool = size ? new Pool(size) : new Pool({ size: 1, backend: "inline" });
    const ofPool: number[] = [];
    for (const { name, args } of cases) ofPool.push(digestOf(await bytesOf(pool, name, args)));
    all.push(ofPool);
  }
  return all;
}

/** What each kernel's examples give, as they are written in its entry. */
export async function examples(): Promise<unknown[]> {
  await using pool = new Pool(2);
  const results: unknown[] = [];
  for (const [name, { examples }] of Object.entries<Kernel>(registry)) {
    for (const { args, options = {} } of examples) {
      const result = await (pool.kernels as unknown as AnyKernels)[name]!(...args, options);
      results.push(nested(result));
    }
  }
  return results;
}

function nested(result: unknown): unknown {
  if (typeof result === "number") return result;
  if (typeof (result as { toArray?: unknown }).toArray === "function")
    return (result as { toArray(): unknown }).toArray();
  return Object.fromEntries(Object.entries(result as object).map(([name, part]) => [name, nested(part)]));
}
