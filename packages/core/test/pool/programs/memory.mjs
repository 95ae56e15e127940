// Memory after many tasks, pools and recycled workers is as before.
import { Pool } from "@parakern/core";

const id = (x) => x;

const rounds = {
  async tasks() {
    const pool = new Pool(2);
    for (let round = 0; round < 3; round++) {
      const results = [];
      for (let i = 0; i < 100_000; i++) results.push(pool.applyAsync(id, [{ i, text: "some text" }]));
      let sum = 0;
      for (const result of results) sum += (await result.get()).i;
      if (sum !== 4_999_950_000) throw new Error("wrong sum");
      note();
    }
    pool.close();
    await pool.join();
  },
  async pools() {
    for (let round = 0; round < 4; round++) {
      for (let i = 0; i < 2_500; i++) {
        const pool = new Pool({ size: 2, backend: i % 50 === 0 ? "thread" : "inline" });
        if (i % 50 === 0) await pool.apply(id, [i]);
        pool.close();
        await pool.join();
      }
      note();
    }
  },
  async recycles() {
    const pool = new Pool({ size: 2, maxTasksPerChild: 1 });
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 50; i++) await Promise.all([pool.apply(id, [i]), pool.apply(id, [i])]);
      note();
    }
    pool.close();
    await pool.join();
  },
};

const notes = [];

function note() {
  globalThis.gc();
  globalThis.gc();
  notes.push(process.memoryUsage().heapUsed);
}

await rounds[process.argv[2]]();
console.log(JSON.stringify(notes));
