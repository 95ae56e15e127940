// Results as they come, from an input that never ends: only a few items are read ahead.
import { Pool } from "@parakern/core";

await using pool = new Pool(2);

function* naturals() {
  for (let n = 1; ; n++) yield n;
}

const isPrime = (n: number) => {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return n > 1;
};

const primes: number[] = [];
let n = 0;
for await (const prime of pool.imap(isPrime, naturals())) {
  n++;
  if (prime) primes.push(n);
  if (primes.length === 10) break;
}
console.log(primes.join(" "));

/* prints
2 3 5 7 11 13 17 19 23 29
*/
