import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Side } from "../pairs.js";
import { asyncSide } from "../timing.js";

/** Node's own processes or threads that do nothing, all started, then all waited for: what any start is built on. */
export async function bareStart(context: "process" | "thread", times: number, folder: string): Promise<Side> {
  const file = join(folder, "empty.mjs");
  await writeFile(file, "");
  const start = () => (context === "process" ? fork(file, { serialization: "advanced" }) : new Worker(file));
  return asyncSide(async () => {
    const children = Array.from({ length: times }, start);
    await Promise.all(children.map((child) => once(child, "exit")));
  });
}
