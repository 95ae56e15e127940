// Arguments and results are not kept once nobody asks for them.
import { setImmediate } from "node:timers/promises";
import { Pool } from "@parakern/core";

const pool = new Pool(2);
const gone = new Set();
const registry = new FinalizationRegistry((name) => gone.add(name));

async function run() {
  const argument = { big: new Float64Array(1000) };
  registry.register(argument, "argument");
  const result = await pool.apply((x) => ({ got: x.big.length }), [argument]);
  registry.register(result, "result");
  const items = [{ a: 1 }, { a: 2 }];
  registry.register(items[0], "item");
  await pool.map((x) => x.a, items);
  const failed = { bad: true };
  registry.register(failed, "failed argument");
  await pool
    .apply(() => {
      throw new Error("no");
    }, [failed])
    .catch(() => {});
  const aborted = { late: true };
  registry.register(aborted, "aborted argument");
  const controller = new AbortController();
  const calls = Array.from({ length: 10 }, () =>
    pool.apply((x) => x, [aborted], { signal: controller.signal }).catch(() => {}),
  );
  controller.abort();
  await Promise.all(calls);
}

await run();
for (let i = 0; i < 50 && gone.size < 5; i++) {
  globalThis.gc();
  await pool.apply((x) => x, [i]);
  await setImmediate();
}
console.log([...gone].sort().join(", "));
pool.close();
await pool.join();
