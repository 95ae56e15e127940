// Ends by an error, each of several ways, in the context that is named.
import { Process } from "@parakern/core";

const context = process.argv[2];
const targets = [
  function throws() {
    throw new TypeError("thrown");
  },
  async function rejects() {
    throw Object.assign(new Error("rejected"), { cause: new RangeError("the cause") });
  },
  function throwsNoError() {
    throw { reason: "no error" };
  },
  function throwsLater() {
    setTimeout(() => {
      throw new Error("off task");
    }, 1);
  },
  function rejectsUnseen() {
    Promise.reject(new Error("unseen"));
  },
];
for (const target of targets) {
  const child = new Process({ target, context, name: target.name });
  child.start();
  await child.join();
  console.log(child.exitCode);
}
