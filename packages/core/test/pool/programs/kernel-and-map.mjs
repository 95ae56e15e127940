// Kernels and tasks at the same time: workers go back and forth between the team and the lanes.
import { Pool } from "@parakern/core";

for (let size = 1; size <= 3; size++) {
  const pool = new Pool(size);
  const x = pool.array("f64", 200_000);
  x.data.fill(4);
  for (let round = 0; round < 40; round++) {
    const calls = [pool.kernels.sqrtCube(x), pool.map((value) => value + 1, x.data.slice(0, 1000))];
    if (round % 3 === 0) calls.push(pool.apply((value) => value, [round]));
    const [y] = await Promise.all(round % 2 ? calls : calls.reverse());
    if (round % 2) y.free();
  }
  pool.close();
  await pool.join();
}
console.log("end");
