import { Pool } from "@parakern/core";

const pool = new Pool();
try {
  console.log(await pool.apply((a: number, b: number) => a + b, [1, 2]));
} finally {
  pool.close();
  await pool.join();
}
