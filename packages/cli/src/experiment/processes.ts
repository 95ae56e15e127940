import { Process, Queue, taskModule } from "@parakern/core";
import type { Report } from "../tasks/article.js";
import { FailureError } from "../terminal/errors.js";

/** What carries each of the seven: a process of the operating system, or a worker thread. */
export type Context = "process" | "thread";

const NUMBERS = [1, 2, 3, 4, 5, 6, 7];

const { reportSqrtCube } = taskModule<typeof import("../tasks/article.js")>(
  new URL("../tasks/article.js", import.meta.url),
);

/** Starts seven, and gives their reports in the order they came out of the queue. */
export async function runSeven(context: Context): Promise<Report[]> {
  const queue = new Queue<Report>();
  const children = NUMBERS.map(
    (number) => new Process({ target: reportSqrtCube, args: [number, queue], context }),
  );
  for (const child of children) child.start();
  const failed = Promise.race(children.map(failureOf));
  const reports: Report[] = [];
  while (reports.length < NUMBERS.length) reports.push(await Promise.race([queue.get(), failed]));
  await Promise.all(children.map((child) => child.join()));
  queue.close();
  return reports;
}

/** Rejects when a child ends badly: its report will never come. */
async function failureOf(child: Process): Promise<never> {
  const exitCode = await child.sentinel;
  if (exitCode !== 0) {
    throw new FailureError(
      `${child.name} ended with exit code ${exitCode}`,
      "What it says itself stands above",
    );
  }
  return new Promise(() => {});
}
