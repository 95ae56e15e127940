import { KernelArgumentError, Pool } from "@parakern/core";

await using pool = new Pool(2);

try {
  await pool.kernels.add(pool.array([1, 2, 3]), pool.array([1, 2]));
} catch (error) {
  if (error instanceof KernelArgumentError)
    console.log(error.code, error.kernel, error.argument);
}

// @ts-expect-error: f64 and f32 do not mix, and this line does not compile.
await pool.kernels.add(pool.array("f64", 3), pool.array("f32", 3)).catch(() => {});
