import { Process } from "@parakern/core";

const child = new Process({
  name: "sleeper",
  target: () => new Promise((wake) => setTimeout(wake, 60_000)),
});
console.log(child.name, child.isAlive(), child.exitCode);

child.start();
console.log(await child.join(10)); // not over after 10 ms

child.kill();
console.log(await child.join(), child.exitCode);
