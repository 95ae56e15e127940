// Once started, neither the target nor its arguments are held. Run with --expose-gc.
import { Process } from "@parakern/core";

let collected = 0;
const registry = new FinalizationRegistry(() => collected++);
function make() {
  const target = new Function("return (x) => x.length")();
  const argument = { length: 1 };
  registry.register(target, 0);
  registry.register(argument, 0);
  const child = new Process({ target, args: [argument], context: process.argv[2] });
  child.start();
  return child;
}
const child = make();
await child.join();
for (let i = 0; i < 50 && collected < 2; i++) {
  globalThis.gc();
  await new Promise((resolve) => setImmediate(resolve));
}
console.log(child.exitCode, collected);
