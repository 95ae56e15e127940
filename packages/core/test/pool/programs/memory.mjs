// Memory after many tasks, pools and recycled workers is as before.
import { Pool } from "@parakern/core";

const id = (x) => x;

/** How much of the full measure: a million tasks, ten thousand pools, a thousand new workers. */
const share = Number(process.argv[3]);
const ROUNDS = 4;

const rounds = {
  async tasks() {
    const pool = new Pool(2);
    const count = (1_000_000 * share) / ROUNDS;
    const run = async () => {
      const results = [];
      for (let i = 0; i < count; i++) results.push(pool.applyAsync(id, [{ i, text: "some text" }]));
      let sum = 0;
      for (const result of results) sum += (await result.get()).i;
      if (sum !== (count * (count - 1)) / 2) throw new Error(`wrong sum: ${sum}`);
    };
    for (let round = 0; round < ROUNDS; round++) {
      await run();
      note();
    }
    pool.close();
    await pool.join();
  },
  async pools() {
    for (let round = 0; round < ROUNDS; round++) {
      for (let i = 0; i < (10_000 * share) / ROUNDS; i++) {
        const backend = i % 50 === 0 ? "thread" : "inline";
        const pool = new Pool({ size: 2, backend });
        if (backend === "thread" || i % 10 === 0) await pool.apply(id, [i]);
        pool.close();
        await pool.join();
      }
      note();
    }
  },
  async recycles() {
    const pool = new Pool({ size: 2, maxTasksPerChild: 1 });
    for (let round = 0; round < ROUNDS; round++) {
      for (let i = 0; i < (1000 * share) / ROUNDS; i++) await pool.apply(id, [i]);
      note();
    }
    pool.close();
    await pool.join();
  },
};

const notes = [];

function note() {
  for (let i = 0; i < 4; i++) globalThis.gc();
  notes.push(process.memoryUsage().heapUsed);
}

await rounds[process.argv[2]]();
console.log(JSON.stringify(notes));
