import { describe, expect, it } from "vitest";
import { alone, pairs, type Side } from "../src/pairs.js";

/** A side that takes scripted times and writes down who ran. */
function scripted(name: string, seconds: readonly number[], journal: string[]): Side {
  let calls = 0;
  return {
    async run(times) {
      journal.push(name);
      const value = seconds[Math.min(calls, seconds.length - 1)]!;
      calls += 1;
      return Array.from({ length: times }, () => value);
    },
  };
}

const CALIBRATION = [1, 1];

describe("pairs", () => {
  it("runs both sides in each round, and lets them begin in turns", async () => {
    const journal: string[] = [];
    await pairs(scripted("a", [1], journal), scripted("b", [1], journal), { rounds: 3, budgetMs: 1 });
    // Two runs of each go before, to warm up and to see how often a run fits into a round.
    expect(journal.slice(4).join("")).toBe("abbaab");
  });

  it("divides round by round before it takes the median", async () => {
    // A machine that is three times slower in the second round, for both.
    const ours = scripted("a", [...CALIBRATION, 1, 3, 1], []);
    const peer = scripted("b", [...CALIBRATION, 2, 6, 2], []);
    const { ratio } = await pairs(ours, peer, { rounds: 3, budgetMs: 1 });
    expect(ratio).toEqual({ median: 0.5, min: 0.5, max: 0.5 });
  });

  it("repeats short calls until a round is as long as asked", async () => {
    const asked: number[] = [];
    const side: Side = {
      async run(times) {
        asked.push(times);
        return Array.from({ length: times }, () => 0.001);
      },
    };
    await alone(side, { rounds: 2, budgetMs: 20 });
    expect(asked).toEqual([1, 1, 20, 20]);
  });
});
