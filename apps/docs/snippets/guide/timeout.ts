import { Pool, TimeoutError } from "@parakern/core";

await using pool = new Pool(2);

const stuck = pool.apply(
  () => {
    while (true);
  },
  [],
  { timeout: 200 },
);
const fine = pool.apply(() => "fine");

console.log(await fine);
console.log(await stuck.catch((error) => error instanceof TimeoutError));
