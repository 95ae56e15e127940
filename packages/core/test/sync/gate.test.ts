import { describe, expect, it } from "vitest";
import { explore, type Scenario } from "./explorer/explore.js";
import { loadGate } from "./explorer/load-gate.js";
import { Violation } from "./explorer/search.js";
import { mutants } from "./mutants.js";

/** Small enough to be explored whole, and each with something that the others have not. */
const scenarios: readonly Scenario[] = [
  { name: "two take a lock twice", parties: [2, 2] },
  { name: "three take a lock", parties: [1, 1, 1] },
  { name: "two take a permit, with claims", parties: [2, 1], permits: 1, claims: true, givesUp: 1 },
  { name: "two take a lock, with claims", parties: [2, 2], claims: true },
  { name: "two take a lock with claims, one dies", parties: [2, 1], deaths: 1, claims: true },
  { name: "three take a lock, one dies", parties: [1, 1, 1], deaths: 1 },
  { name: "two permits for three", parties: [1, 1, 1], permits: 2 },
  { name: "three take a lock, with claims", parties: [1, 1, 1], claims: true },
  { name: "three take a lock, one gives up", parties: [1, 1, 1], givesUp: 1, claims: true },
  { name: "one permit, and one gives up", parties: [1, 1, 1], permits: 1, givesUp: 1, claims: true },
];

describe("the protocol of locks and semaphores, every interleaving", () => {
  const gate = loadGate();

  it.each(scenarios)("$name", (scenario) => {
    expect(explore(gate, scenario)).toBeGreaterThan(100);
  });

  it.each(mutants)("is found wrong where $name", ({ find, replace }) => {
    const mutant = loadGate([{ find, replace }]);
    expect(() => {
      for (const scenario of scenarios) explore(mutant, scenario);
    }).toThrow(Violation);
  });
});
