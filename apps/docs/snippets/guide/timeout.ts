import { Pool, TimeoutError } from "@parakern/core";

await using pool = new Pool(2);

const stuck = pool.applyAsync(
  () => {
    while (true);
  },
  [],
  { timeout: 200 },
);
const [fine, failed] = await Promise.allSettled([pool.apply(() => "fine"), stuck]);

console.log(fine);
console.log(failed.status === "rejected" && failed.reason instanceof TimeoutError);
