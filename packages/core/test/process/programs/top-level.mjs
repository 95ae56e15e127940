// Starts a process at its top level, guarded by nothing.
import { Process } from "@parakern/core";

console.log("top level");
const child = new Process({ target: () => console.log("child"), context: process.argv[2] });
child.start();
await child.join();
console.log("end");
