import type { ProcessContext } from "@parakern/core";
import { type Goal, type Row, ratioAtLeast, ratioAtMost } from "../row.js";
import * as locks from "./locks.js";
import * as queues from "./queues.js";
import type { SetScene } from "./scene.js";

/** What processes and threads exchange and share, beside the same in CPython. */
export interface Subject {
  readonly id: string;
  readonly what: string;
  readonly unit: "ms" | "µs";
  /** The peer's operation. */
  readonly operation: string;
  readonly set: SetScene;
  /** How often it happens in a call that is timed. */
  readonly times: number;
  readonly goals: Readonly<Partial<Record<ProcessContext, Goal>>>;
  /** How the result counts, where one call does more than the peer's. */
  readonly reading: Row["reading"];
}

const faster = { reading: "peer ÷ ours", unit: "µs" } as const;
const slower = { reading: "ours ÷ peer", unit: "µs" } as const;

/** Everything that CPython has, too, with what it should be against that. */
export const SUBJECTS: readonly Subject[] = [
  {
    ...faster,
    id: "queue",
    what: "queue, a small message, awaited",
    operation: "queue",
    set: queues.queue,
    times: 20_000,
    goals: { process: ratioAtLeast(2), thread: ratioAtLeast(4) },
  },
  {
    ...faster,
    id: "queue-sync",
    what: "queue, a small message, blocking",
    operation: "queue",
    set: queues.queueSync,
    times: 20_000,
    goals: { process: ratioAtLeast(2), thread: ratioAtLeast(4) },
  },
  {
    ...slower,
    id: "pipe",
    what: "pipe, round trip, awaited",
    operation: "pipe",
    set: queues.roundTrip,
    times: 500,
    goals: { process: ratioAtMost(1), thread: ratioAtMost(1) },
  },
  {
    ...slower,
    id: "pipe-sync",
    what: "pipe, round trip, blocking",
    operation: "pipe",
    set: queues.roundTripSync,
    times: 500,
    goals: { process: ratioAtMost(1), thread: ratioAtMost(1) },
  },
  {
    ...faster,
    id: "pipe-bytes",
    what: "pipe, 1 MiB echoed, awaited",
    operation: "pipeBytes",
    set: queues.bytes,
    times: 20,
    goals: { process: ratioAtLeast(1.5), thread: ratioAtLeast(4) },
  },
  {
    ...faster,
    id: "pipe-bytes-into",
    what: "pipe, 1 MiB echoed, awaited, into memory that is there",
    operation: "pipeBytes",
    set: queues.bytesInto,
    times: 20,
    goals: { process: ratioAtLeast(1.5), thread: ratioAtLeast(4) },
  },
  {
    ...faster,
    id: "pipe-bytes-sync",
    what: "pipe, 1 MiB echoed, blocking",
    operation: "pipeBytes",
    set: queues.bytesSync,
    times: 20,
    goals: { process: ratioAtLeast(1.5), thread: ratioAtLeast(4) },
  },
  {
    ...faster,
    id: "pipe-bytes-moved",
    what: "pipe, 1 MiB echoed, awaited, transferred",
    operation: "pipeBytes",
    set: queues.bytesMoved,
    times: 20,
    goals: { thread: ratioAtLeast(4) },
  },
  {
    ...slower,
    id: "lock-free",
    what: "lock that is free",
    operation: "lockFree",
    set: locks.lockFree,
    times: 20_000,
    goals: { process: ratioAtMost(3), thread: ratioAtMost(2) },
  },
  {
    ...slower,
    id: "lock-contended",
    what: "lock that two want",
    operation: "lockContended",
    set: locks.lockContended,
    times: 20_000,
    goals: { process: ratioAtMost(3), thread: ratioAtMost(2) },
  },
  {
    ...slower,
    id: "value",
    what: "shared value += 1 under its lock",
    operation: "value",
    set: locks.value,
    times: 20_000,
    goals: { process: ratioAtMost(1), thread: ratioAtMost(0.5) },
  },
  {
    ...slower,
    id: "manager-set",
    what: "manager, an entry of a map set",
    operation: "managerSet",
    set: locks.managerSet,
    times: 500,
    goals: { process: ratioAtMost(1.5) },
  },
  {
    ...faster,
    id: "manager-pipelined",
    what: "manager, an entry of a map set, many under way",
    operation: "managerSet",
    set: locks.managerPipelined,
    times: 2000,
    goals: { process: ratioAtLeast(5) },
  },
  {
    ...faster,
    id: "start",
    what: "seven that do nothing, started and joined",
    operation: "start",
    unit: "ms",
    set: locks.start,
    times: 7,
    goals: { process: ratioAtLeast(1) },
  },
];
