import { Pool } from "@parakern/core";

await using pool = new Pool();
const root = (v: number) => Math.sqrt(v * v * v);

/** Milliseconds of a call: the best of ten. */
async function best(call: () => unknown): Promise<string> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 10; round++) {
    const since = performance.now();
    await call();
    least = Math.min(least, performance.now() - since);
  }
  return `${least.toFixed(3)} ms`;
}

for (const n of [100, 10_000, 1_000_000]) {
  const x = pool.array("f64", n);
  const y = pool.array("f64", n);
  x.data.fill(2);
  const loop = await best(() => {
    for (let i = 0; i < n; i++) y.data[i] = root(x.data[i]!);
  });
  const map = await best(() => pool.map(root, x.data));
  const kernel = await best(() => pool.kernels.sqrtCube(x, { out: y }));
  console.log(`${n}: loop ${loop}, map ${map}, kernel ${kernel}`);
}
