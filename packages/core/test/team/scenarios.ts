import type { Scenario } from "./explorer/scenario.js";

/** What every run of the tests explores, in seconds. */
export const scenarios: readonly Scenario[] = [
  {
    name: "two phases, then a region that follows at once",
    workers: 2,
    regions: [{ chunks: [2, 2] }, { chunks: [1] }],
  },
  { name: "three workers", workers: 3, regions: [{ chunks: [2] }] },
  {
    name: "the caller gives a region up",
    workers: 2,
    regions: [{ chunks: [2] }, { chunks: [1] }],
    aborts: 1,
  },
  { name: "the caller gives up in two phases", workers: 2, regions: [{ chunks: [2, 1] }], aborts: 1 },
  { name: "a chunk traps", workers: 2, regions: [{ chunks: [2, 1] }, { chunks: [1] }], traps: 1 },
  {
    name: "two chunks trap, and it is given up",
    workers: 2,
    regions: [{ chunks: [2] }],
    traps: 2,
    aborts: 1,
  },
  {
    name: "a worker dies and is replaced",
    workers: 2,
    regions: [{ chunks: [2] }, { chunks: [1] }],
    deaths: 1,
    invitations: 1,
  },
  { name: "a worker dies in two phases", workers: 2, regions: [{ chunks: [2, 1] }], deaths: 1 },
  {
    name: "the only worker that was woken dies",
    workers: 2,
    regions: [{ chunks: [1, 1], reach: 1 }],
    deaths: 1,
  },
  { name: "nobody is left", workers: 1, regions: [{ chunks: [2] }], deaths: 1 },
  {
    name: "both workers die",
    workers: 2,
    regions: [{ chunks: [1] }, { chunks: [1] }],
    deaths: 2,
    invitations: 1,
  },
  { name: "a worker dies, and it is given up", workers: 2, regions: [{ chunks: [2] }], deaths: 1, aborts: 1 },
  {
    name: "a chunk never ends",
    workers: 2,
    regions: [{ chunks: [2] }],
    endless: 1,
    aborts: 1,
    terminations: 1,
    invitations: 1,
  },
  {
    name: "a member is sent away before a region or after it",
    workers: 2,
    regions: [{ chunks: [1, 1] }],
    dismissals: 1,
  },
  {
    name: "a member is sent away, and the region it still takes part in is given up",
    workers: 2,
    regions: [{ chunks: [1] }],
    dismissals: 1,
    aborts: 1,
  },
  {
    name: "members are sent away and come again",
    workers: 2,
    regions: [{ chunks: [1, 1] }, { chunks: [1] }],
    dismissals: 2,
    invitations: 1,
  },
  {
    name: "the caller takes its share",
    workers: 2,
    regions: [{ chunks: [2, 1], sync: true }, { chunks: [1] }],
  },
  {
    name: "the caller takes its share, and a chunk traps",
    workers: 2,
    regions: [{ chunks: [2], sync: true }, { chunks: [1] }],
    traps: 1,
  },
  {
    name: "the caller takes its share after it did not",
    workers: 1,
    regions: [{ chunks: [2] }, { chunks: [2, 1], sync: true }, { chunks: [1] }],
  },
];

/** What takes minutes, and gigabytes of memory: PARAKERN_EXPLORE=all. */
export const longScenarios: readonly Scenario[] = [
  { name: "three workers, two phases", workers: 3, regions: [{ chunks: [2, 2] }] },
  { name: "three workers, two regions", workers: 3, regions: [{ chunks: [2] }, { chunks: [1] }] },
  { name: "three workers, given up", workers: 3, regions: [{ chunks: [2] }], aborts: 1 },
  { name: "three workers, one of which dies", workers: 3, regions: [{ chunks: [2] }], deaths: 1 },
  { name: "three workers and their caller", workers: 3, regions: [{ chunks: [2], sync: true }] },
  {
    name: "everything at once",
    workers: 2,
    regions: [{ chunks: [2, 1] }, { chunks: [1] }],
    traps: 1,
    aborts: 1,
    deaths: 1,
    invitations: 1,
    dismissals: 1,
  },
];
