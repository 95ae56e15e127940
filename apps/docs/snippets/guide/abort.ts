import { Pool } from "@parakern/core";

async function search(signal: AbortSignal) {
  let tried = 0;
  while (!signal.aborted) {
    tried++;
    await new Promise(setImmediate);
  }
  return tried;
}

await using pool = new Pool(2);

const signal = AbortSignal.timeout(100);
const outcome = await pool
  .apply(search, [signal], { signal })
  .catch((error) => error.name);
console.log(outcome);
