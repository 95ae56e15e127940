import type { ArrayView, NDArray, Pool } from "@parakern/core";

/** Compiled, never run: what the types of kernels promise and refuse. */
export async function typesOfKernels(pool: Pool): Promise<void> {
  const f64 = pool.array("f64", 3);
  const f32 = pool.array(new Float32Array(3));
  const results: [NDArray<"f64">, NDArray<"f32">, number, NDArray<"f64">, number] = [
    await pool.kernels.exp(f64),
    await pool.kernels.exp(f32),
    await pool.kernels.sum([1, 2]),
    pool.kernels.axpy.sync(2, f64, f64, { out: f64 }),
    pool.kernels.dot.sync(f32, f32),
  ];
  void results;
  await pool.kernels.exp(f64, { signal: AbortSignal.timeout(9), timeout: 10, priority: 1, out: f64 });

  const seen: [ArrayView<"f64">, Float64Array] = [f64, (f64 as ArrayView<"f64">).data];
  void seen;
  await pool.apply((x: ArrayView<"f64">) => x.data.length, [f64]);
  // @ts-expect-error: an array of another dtype than the task takes
  await pool.apply((x: ArrayView<"f64">) => x.data.length, [f32]);

  // @ts-expect-error: another dtype
  await pool.kernels.add(f64, f32);
  // @ts-expect-error: a result of another dtype
  await pool.kernels.exp(f64, { out: f32 });
  // @ts-expect-error: an argument is missing
  await pool.kernels.add(f64);
  // @ts-expect-error: one too many
  await pool.kernels.sum(f64, f64, f64);
  // @ts-expect-error: an option that no kernel has
  await pool.kernels.exp(f64, { prioritty: 1 });
  // @ts-expect-error: who blocks cannot be told to stop
  pool.kernels.exp.sync(f64, { timeout: 10 });
  // @ts-expect-error: no dtype of this kernel
  await pool.kernels.exp(new Uint8Array(3));
  // @ts-expect-error: no kernel
  await pool.kernels.nothing(f64);
  // @ts-expect-error: a promise, not the array itself
  pool.kernels.exp(f64).data;
}
