import { describe, expect, it } from "vitest";
import * as rosterSource from "../../src/sync/roster.js";
import { type BarrierScenario, exploreBarrier, loadRendezvous } from "./explorer/barrier-model.js";
import { loadProtocol } from "./explorer/load-protocol.js";
import { exploreRoster, type Roster, type RosterScenario } from "./explorer/roster-model.js";
import { Violation } from "./explorer/search.js";
import { rendezvousMutants, rosterMutants } from "./noun-mutants.js";

/** What takes seconds is for `npm run test:slow`. */
const isSlow = process.env.PARAKERN_SLOW === "1";

const longConditions: readonly RosterScenario[] = [
  { name: "three wait, one calls two", waiters: [1, 1, 1], notifies: [2] },
];

const longBarriers: readonly BarrierScenario[] = [
  { name: "three come, one dies", comes: [1, 1, 1], deaths: 1 },
];

const conditions: readonly RosterScenario[] = [
  { name: "two wait, one calls one", waiters: [1, 1], notifies: [1] },
  { name: "one waits twice, two call", waiters: [2], notifies: [1, 1] },
  { name: "two wait, one gives up", waiters: [1, 1], notifies: [1], timeouts: 1 },
  { name: "one gives up and comes again", waiters: [2, 1], notifies: [1], timeouts: 1 },
  { name: "two wait, one dies", waiters: [1, 1], notifies: [1], deaths: 1 },
];

const barriers: readonly BarrierScenario[] = [
  { name: "two come twice", comes: [2, 2] },
  { name: "three come", comes: [1, 1, 1] },
  { name: "two come, one gives up", comes: [1, 1], timeouts: 1 },
  { name: "two come, one breaks it", comes: [1, 1], others: ["abort"] },
  { name: "two come, one makes it new", comes: [2, 1], others: ["reset"] },
  { name: "two come, one dies", comes: [1, 1], deaths: 1 },
];

describe("the roster of a condition, every interleaving", () => {
  it.each(isSlow ? [...conditions, ...longConditions] : conditions)("$name", (scenario) => {
    expect(exploreRoster(rosterSource, scenario)).toBeGreaterThan(50);
  });

  it.each(rosterMutants)("is found wrong where $name", (mutant) => {
    const roster = loadProtocol<Roster>("roster.ts", [mutant]);
    expect(() => {
      for (const scenario of conditions) exploreRoster(roster, scenario);
    }).toThrow(Violation);
  });
});

describe("the rendezvous of a barrier, every interleaving", () => {
  it.each(isSlow ? [...barriers, ...longBarriers] : barriers)("$name", (scenario) => {
    expect(exploreBarrier(loadRendezvous(), scenario)).toBeGreaterThan(50);
  });

  it.each(rendezvousMutants)("is found wrong where $name", (mutant) => {
    const barrier = loadRendezvous([mutant]);
    expect(() => {
      for (const scenario of barriers) exploreBarrier(barrier, scenario);
    }).toThrow(Violation);
  });
});
