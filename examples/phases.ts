// Warmth spreads along a rod: a process for each third, and a barrier between reading the neighbours and writing.
import { Barrier, Process, SharedArray } from "@parakern/core";

const rod = new SharedArray("f64", [90, 0, 0, 0, 0, 0, 0, 0, 0]);
const barrier = new Barrier(3);

const spread = async (begin: number, rod: SharedArray<"f64">, barrier: Barrier) => {
  for (let phase = 0; phase < 3; phase++) {
    const old = await rod.slice();
    await barrier.wait(); // everybody has read
    for (let i = begin; i < begin + 3; i++) {
      const left = old[i - 1] ?? old[i]!;
      const right = old[i + 1] ?? old[i]!;
      await rod.set(i, (left + old[i]! + right) / 3);
    }
    await barrier.wait(); // everybody has written
  }
};

const processes = [0, 3, 6].map((begin) => new Process({ target: spread, args: [begin, rod, barrier] }));
for (const process of processes) process.start();
for (const process of processes) await process.join();
console.log((await rod.slice()).map((value) => value.toFixed(1)).join(" "));

/* prints
43.3 30.0 13.3 3.3 0.0 0.0 0.0 0.0 0.0
*/
