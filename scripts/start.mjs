// The experiment, as `npm start` shows it: real processes and a queue, then the table and graph of speedups.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../packages/cli/bin/parakern.js", import.meta.url));

function parakern(...args) {
  const { status, signal } = spawnSync(process.execPath, [main, ...args], { stdio: "inherit" });
  if (signal !== null) process.kill(process.pid, signal);
  if (status !== 0) process.exit(status ?? 1);
}

console.log("\nSeven processes and a queue (parakern processes)\n");
parakern("processes");
console.log("\nProcesses, pool and kernel against a plain loop (parakern speedup)\n");
parakern("speedup");
console.log("\nNext: npx parakern map sqrtCube 1..7 · npx parakern --help · npm test");
