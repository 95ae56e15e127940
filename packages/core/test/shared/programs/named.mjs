// An owner or user of named memory, as the first argument says.
import { SharedMemory } from "@parakern/core";

const [what, name] = process.argv.slice(2);
if (what === "attach") new SharedMemory({ name }).bytes[0] = 99;
else {
  const memory = new SharedMemory({ create: true, size: 4096, track: what !== "untracked" });
  console.log(memory.name);
  if (what === "unlink") memory.unlink();
  if (what === "wait") setInterval(() => {}, 1000);
}
