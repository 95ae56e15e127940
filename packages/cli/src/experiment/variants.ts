import type { NDArray, Pool } from "@parakern/core";

/** One way to compute √(x³) of all numbers. */
export interface Variant {
  readonly name: "loop" | "cloned" | "slots" | "kernel";
  readonly run: () => unknown;
  /** What the last run gave. */
  readonly result: () => ArrayLike<number>;
}

/** The work, shipped to the workers by its source. `x * x * x`, not `x ** 3`: that is up to 20 times slower here. */
function sqrtCube(x: number): number {
  return Math.sqrt(x * x * x);
}

/** The four ways over the same numbers, the plain loop first. */
export function createVariants(pool: Pool, x: NDArray<"f64">, out: NDArray<"f64">): readonly Variant[] {
  return [
    plainLoop(x.data.slice()),
    cloned(pool, Array.from(x.data)),
    slots(pool, x.data),
    kernel(pool, x, out),
  ];
}

function plainLoop(x: Float64Array): Variant {
  const out = new Float64Array(x.length);
  const run = () => {
    for (let i = 0; i < x.length; i++) out[i] = sqrtCube(x[i]!);
  };
  return { name: "loop", run, result: () => out };
}

/** As Python's `Pool.map`: numbers go to the workers and back as copies, four chunks a worker. */
function cloned(pool: Pool, x: number[]): Variant {
  let out: ArrayLike<number> = [];
  const chunkSize = Math.ceil(x.length / (4 * pool.size));
  const run = async () => {
    out = await pool.map(sqrtCube, x, { chunkSize });
  };
  return { name: "cloned", run, result: () => out };
}

/** The same function over shared memory: each worker writes its results where they belong. */
function slots(pool: Pool, x: Float64Array): Variant {
  let out: ArrayLike<number> = [];
  const run = async () => {
    out = await pool.map(sqrtCube, x);
  };
  return { name: "slots", run, result: () => out };
}

function kernel(pool: Pool, x: NDArray<"f64">, out: NDArray<"f64">): Variant {
  return { name: "kernel", run: () => pool.kernels.sqrtCube(x, { out }), result: () => out.data };
}
