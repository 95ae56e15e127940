// A task that waits for workers which a team has kept after its last region.
import { Pool } from "@parakern/core";

const pool = new Pool(2);
const x = pool.array("f64", 1_000_000);
for (let round = 0; round < 3; round++) {
  x.data.fill(round);
  await pool.kernels.sqrtCube(x, { out: x });
  await pool.map((value) => value + 1, x.data);
}
console.log("end");
