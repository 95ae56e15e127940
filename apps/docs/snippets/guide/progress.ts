import { Pool } from "@parakern/core";

await using pool = new Pool(2);

let last = 0;
await pool.map((n: number) => n * n, [1, 2, 3, 4, 5, 6], {
  chunkSize: 2,
  onProgress: (done, total) => {
    last = done / total;
  },
});
console.log(last);
