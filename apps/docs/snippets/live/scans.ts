import { Pool } from "@parakern/core";

await using pool = new Pool();

function scan(part: number[]): number[] {
  let sum = 0;
  return part.map((value) => {
    sum += value;
    return sum;
  });
}

// First pass: each part by itself, all at once.
const parts = [
  [3, 1, 4, 1],
  [5, 9, 2, 6],
];
const scanned = await pool.map(scan, parts);
console.log(scanned);

// Second pass: what came before a part is added to all of it.
const before = scan(scanned.map((part) => part.at(-1)!));
const whole = scanned.flatMap((part, k) =>
  part.map((v) => v + (before[k - 1] ?? 0)),
);
console.log(whole.join(" "));

// The kernel does both passes on all cores.
console.log(String(await pool.kernels.cumsum(parts.flat())));
