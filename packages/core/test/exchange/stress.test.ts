import { readdirSync } from "node:fs";
import { Process, Queue } from "@parakern/core";
import { expect, it } from "vitest";
import { contexts } from "../process/contexts.js";

/** A million in `npm run test:slow`. */
const COUNT = process.env.PARAKERN_SLOW === "1" ? 1_000_000 : 20_000;
const HALF = 4;

async function produce(queue: Queue<number>, from: number, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await queue.put(from + i);
}

/** Reports how many it took, their sum, and whether any producer's came out of order. */
async function consume(queue: Queue<number>, reports: Queue<number[]>, count: number): Promise<void> {
  let [taken, sum, wrong] = [0, 0, 0];
  const last = new Map<number, number>();
  for await (const item of queue) {
    const producer = Math.floor(item / count);
    if (item <= (last.get(producer) ?? -1)) wrong++;
    last.set(producer, item);
    taken++;
    sum += item;
  }
  await reports.put([taken, sum, wrong]);
}

function openFiles(): number {
  return readdirSync("/proc/self/fd").length;
}

it.each(contexts)(
  "carries all messages of many producers to many consumers, context %s",
  async (context) => {
    const before = openFiles();
    const queue = new Queue<number>(1000, { context });
    const reports = new Queue<number[]>(0, { context });
    const start = (target: unknown, args: unknown[]): Process => {
      const child = new Process({ target, args, context } as never);
      child.start();
      return child;
    };
    const each = COUNT / HALF;
    const consumers = Array.from({ length: HALF }, () => start(consume, [queue, reports, each]));
    const producers = Array.from({ length: HALF }, (_, i) => start(produce, [queue, i * each, each]));
    for (const producer of producers) expect(await producer.sentinel).toBe(0);
    await queue.close();
    for (const consumer of consumers) expect(await consumer.sentinel).toBe(0);
    let [taken, sum, wrong] = [0, 0, 0];
    for (let i = 0; i < HALF; i++) {
      const [itsTaken, itsSum, itsWrong] = (await reports.get()) as [number, number, number];
      taken += itsTaken;
      sum += itsSum;
      wrong += itsWrong;
    }
    expect([taken, sum, wrong]).toEqual([COUNT, (COUNT * (COUNT - 1)) / 2, 0]);
    // Each child had pipes and a channel: they would show by the dozen.
    if (process.platform === "linux") expect(openFiles() - before).toBeLessThan(2 * HALF);
  },
  300_000,
);
