import { Pool } from "@parakern/core";

const rounds = 8;
const time = async (size: number, kernel: "exp" | "add") => {
  await using pool = new Pool(size);
  const x = pool.array("f64", 2_000_000);
  const y = pool.array("f64", 2_000_000);
  const out = pool.array("f64", 2_000_000);
  const call = () =>
    kernel === "exp"
      ? pool.kernels.exp(x, { out })
      : pool.kernels.add(x, y, { out });
  await call();
  const since = performance.now();
  for (let round = 0; round < rounds; round++) await call();
  return (performance.now() - since) / rounds;
};

// Much arithmetic for each number, and hardly any.
for (const kernel of ["exp", "add"] as const) {
  const one = await time(1, kernel);
  const two = await time(2, kernel);
  console.log(`${kernel}: ${one.toFixed(2)} ms, ${two.toFixed(2)} ms on two`);
}
