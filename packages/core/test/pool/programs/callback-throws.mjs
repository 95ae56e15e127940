// What a callback throws is the program's own uncaught exception; the pool goes on.
import { Pool } from "@parakern/core";

await using_();

async function using_() {
  const pool = new Pool(1);
  const seen = new Promise((resolve) => process.once("uncaughtException", resolve));
  pool.applyAsync((x) => x, [1], {
    callback: () => {
      throw new Error("in callback");
    },
  });
  console.log((await seen).message, await pool.apply((x) => x, [2]));
  pool.close();
  await pool.join();
}
