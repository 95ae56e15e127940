import { expect, it } from "vitest";
import { Costs } from "../../src/team/cost.js";

/** A call of so many nanoseconds and chunks. */
function call(costNs: number, chunks: number, run = "kernel") {
  return { costNs, plan: [{ run, count: chunks, chunk: 1, args: [] }] };
}

/** Takes that long, by the clock that costs are measured with. */
function spin(ns: number): void {
  for (const until = performance.now() + ns / 1e6; performance.now() < until; );
}

it("keeps short calls on the caller's thread, and gives long ones to the team", () => {
  const costs = new Costs();
  for (const costNs of [0, 1000, 20_000]) {
    expect(costs.isWorthAsync(call(costNs, 2), 2)).toBe(false);
    expect(costs.isWorthSync(call(costNs, 2), 2)).toBe(false);
  }
  expect(costs.isWorthAsync(call(1e6, 20), 2)).toBe(true);
  expect(costs.isWorthSync(call(1e6, 20), 2)).toBe(true);
});

it("does not block the event loop for a call that one member alone would do no faster", () => {
  const costs = new Costs();
  expect(costs.isWorthAsync(call(1e6, 1), 2)).toBe(true);
  expect(costs.isWorthAsync(call(1e6, 20), 1)).toBe(true);
  expect(costs.isWorthSync(call(1e6, 1), 2)).toBe(false);
});

it("tries a kernel on the caller's thread before a team gets it, and goes by what that took", () => {
  const costs = new Costs();
  // Its entry says five times as much as it takes here.
  const fast = call(150_000, 4, "fast");
  for (let trial = 0; trial < 3; trial++) {
    expect(costs.isWorthAsync(fast, 2)).toBe(false);
    costs.runInline(fast, () => spin(5_000));
  }
  costs.launchNs = 1e6;
  expect(costs.isWorthAsync(fast, 2)).toBe(false);
  const slow = call(150_000, 4, "slow");
  for (let trial = 0; trial < 3; trial++) costs.runInline(slow, () => spin(400_000));
  expect(costs.isWorthAsync(slow, 2)).toBe(true);
});

it("measures a plan of nothing as nothing", () => {
  const costs = new Costs();
  costs.runInline({ costNs: 10_000, plan: [] }, () => {});
  expect(costs.isWorthAsync({ costNs: 10_000, plan: [] }, 2)).toBe(false);
});
