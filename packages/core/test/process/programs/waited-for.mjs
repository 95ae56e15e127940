// Ends its own code at once: a child that is no daemon is waited for, a daemon is ended.
import { Process } from "@parakern/core";

const [, , context, daemon] = process.argv;
const target = (daemon) => {
  if (daemon) setInterval(() => {}, 1000);
  else setTimeout(() => console.log("child done"), 50);
};
const child = new Process({ target, args: [daemon === "daemon"], context, daemon: daemon === "daemon" });
child.start();
console.log(`started ${child.pid}`);
