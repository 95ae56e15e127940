import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

/** The open files of this process as another process sees them; the pipes to that one are among them, each time. */
export async function descriptors() {
  // It waits to be told: the ends that are its own are closed here only after it has begun.
  const counter = spawn("/bin/sh", ["-c", 'read -r _; ls "/proc/$0/fd" | wc -l', `${process.pid}`]);
  counter.stdin.end("now\n");
  return Number(await text(counter.stdout));
}
