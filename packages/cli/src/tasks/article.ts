import { processInfo, type Queue } from "@parakern/core";

/** What a process says of itself and its work. */
export interface Report {
  readonly number: number;
  readonly result: number;
  readonly module: string;
  readonly parentPid: number;
  readonly pid: number;
  readonly threadId: number;
}

/** The work of one process: √(x³) of its number, put into the queue with who it is. */
export async function reportSqrtCube(number: number, queue: Queue<Report>): Promise<void> {
  const { module, parentPid, pid, threadId } = processInfo();
  await queue.put({ number, result: Math.sqrt(number ** 3), module, parentPid, pid, threadId });
}
