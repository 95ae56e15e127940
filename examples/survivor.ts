// Workers that are processes: one is killed by the operating system's hardest signal, and its task alone fails.
import { Pool, WorkerCrashError } from "@parakern/core";

await using pool = new Pool({ size: 2, backend: "process" });
const calls = [1, 2, 3, 4].map((n) =>
  pool.applyAsync(
    (n: number) => {
      if (n === 3) process.kill(process.pid, "SIGKILL");
      return n * n;
    },
    [n],
  ),
);
for (const [i, call] of calls.entries()) {
  const result = await call.get().catch((error: unknown) => {
    if (error instanceof WorkerCrashError) return `its worker ended on ${error.signal}`;
    throw error;
  });
  console.log(i + 1, "→", result);
}
console.log("workers:", pool.stats().size);

/* prints
1 → 1
2 → 4
3 → its worker ended on SIGKILL
4 → 16
workers: 2
*/
