import { Pool } from "@parakern/core";

const n = 2_000_000;
const time = async (pool: Pool, name: "exp" | "add") => {
  const x = pool.array("f64", n);
  const y = pool.array("f64", n);
  const out = pool.array("f64", n);
  const call = () =>
    name === "exp" ? pool.kernels.exp(x, { out }) : pool.kernels.add(x, y, { out });
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8; round++) {
    const since = performance.now();
    await call();
    least = Math.min(least, performance.now() - since);
  }
  for (const array of [x, y, out]) array.free();
  return least;
};

await using one = new Pool(1);
await using all = new Pool();
// Much arithmetic for each number, and hardly any.
for (const name of ["exp", "add"] as const) {
  const alone = await time(one, name);
  const together = await time(all, name);
  console.log(
    `${name}: ${alone.toFixed(2)} ms, ${together.toFixed(2)} ms on all cores: ${(alone / together).toFixed(2)} times as fast`,
  );
}
