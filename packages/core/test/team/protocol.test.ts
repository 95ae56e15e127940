import { describe, expect, it } from "vitest";
import { explore } from "./explorer/explore.js";
import { loadProtocol } from "./explorer/load-protocol.js";
import { Violation } from "./explorer/scenario.js";
import { mutants } from "./mutants.js";
import { longScenarios, scenarios } from "./scenarios.js";

const isLong = process.env.PARAKERN_EXPLORE === "all";

describe("the protocol of the team, in every interleaving", () => {
  const protocol = loadProtocol();
  for (const scenario of isLong ? [...scenarios, ...longScenarios] : scenarios) {
    it(`keeps its promises: ${scenario.name}`, { timeout: 3_600_000 }, () => {
      const { states, steps } = explore(protocol, scenario);
      if (process.env.PARAKERN_EXPLORE) console.log(`${scenario.name}: ${states} states, ${steps} steps`);
      expect(states).toBeGreaterThan(100);
    });
  }
});

describe("the explorer", () => {
  it.each(mutants)("finds that $name", { timeout: 600_000 }, (mutant) => {
    const scenario = scenarios.find(({ name }) => name === mutant.scenario)!;
    expect(() => explore(loadProtocol([mutant]), scenario)).toThrow(Violation);
  });
});
