import { features, Pool } from "@parakern/core";

/** Uses a pool as a first program would; `start()` says what came of it. */
globalThis.start = async () => {
  const pool = new Pool(2);
  const numbers = Float64Array.from({ length: 10_000 }, (_, i) => i);
  const squares = await pool.map((x) => x * x, numbers);
  const outcome = {
    isIsolated: globalThis.crossOriginIsolated,
    sharedMemory: features().sharedMemory,
    words: await pool.map((word) => `${word}!`, ["a", "b", "c"]),
    lastSquare: squares[9999],
    sum: await pool.kernels.sum(numbers),
    roots: (await pool.kernels.sqrtCube([1, 4, 9])).toArray(),
  };
  pool.close();
  await pool.join();
  return outcome;
};
