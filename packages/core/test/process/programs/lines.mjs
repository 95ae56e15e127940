// Three hundred lines of a child, right before it ends: by itself, by process.exit, by an error.
import { Process } from "@parakern/core";

const [, , context, how] = process.argv;
const target = (how) => {
  for (let i = 0; i < 300; i++) console.log(`line ${i}`);
  for (let i = 0; i < 300; i++) process.stderr.write(`error ${i}\n`);
  if (how === "exit") process.exit(0);
  if (how === "throw") throw new Error("the end");
};
new Process({ target, args: [how], context }).start();
