import { Pool } from "@parakern/core";

function* naturals() {
  for (let n = 1; ; n++) yield n;
}

await using pool = new Pool();

// The input has no end: items are read as results are taken, a bounded number ahead.
for await (const square of pool.imap((n: number) => n * n, naturals())) {
  if (square > 50) break;
  console.log(square);
}
