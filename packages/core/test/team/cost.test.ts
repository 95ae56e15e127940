import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Costs } from "../../src/team/cost.js";

/** A call of so many nanoseconds and chunks. */
function call(costNs: number, chunks: number, run = "kernel") {
  return { name: "kernel", costNs, plan: [{ run, count: chunks, chunk: 1, args: [] }] };
}

let nowMs = 0;
beforeEach(() => {
  vi.spyOn(performance, "now").mockImplementation(() => nowMs);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Takes that long, by the clock that costs are measured with. */
function spin(ns: number): void {
  nowMs += ns / 1e6;
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

it("waits for workers that have yet to start with no call that is shorter than that", () => {
  const costs = new Costs();
  expect(costs.isWorthTurns(call(5e6, 100))).toBe(true);
  expect(costs.isWorthTurns(call(500e6, 100))).toBe(false);
});

it("does not block the event loop for a call that one member alone would do no faster", () => {
  const costs = new Costs();
  for (const [chunks, members] of [
    [1, 2],
    [20, 1],
  ] as const) {
    expect(costs.isWorthAsync(call(0.9e6, chunks), members)).toBe(false);
    expect(costs.isWorthAsync(call(1.1e6, chunks), members)).toBe(true);
  }
  expect(costs.isWorthSync(call(1.1e6, 1), 2)).toBe(false);
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
  for (let trial = 0; trial < 3; trial++) costs.runInline(slow, () => spin(1_200_000));
  expect(costs.isWorthAsync(slow, 2)).toBe(true);
});

it("leaves a kernel on the caller's thread that a team was no faster with, and tries the team again later", () => {
  const costs = new Costs();
  const known = call(600_000, 64, "known");
  const runInline = () => costs.runInline(known, () => spin(600_000));
  for (let trial = 0; trial < 3; trial++) runInline();
  expect(costs.isWorthAsync(known, 2)).toBe(true);
  expect(costs.isWorthSync(known, 2)).toBe(true);
  for (let run = 0; run < 5; run++) costs.learnShared(known, 2, 700_000, 30_000);
  expect(costs.isWorthAsync(known, 2)).toBe(false);
  expect(costs.isWorthSync(known, 2)).toBe(false);
  // Another kernel is not judged by this one, nor a call that must not block by how quick its team is.
  expect(costs.isWorthAsync(call(600_000, 64, "other"), 2)).toBe(true);
  expect(costs.isWorthAsync(call(1.5e6, 64, "known"), 2)).toBe(true);
  let calls = 0;
  for (; !costs.isWorthAsync(known, 2); calls++) runInline();
  expect(calls).toBeGreaterThan(10);
  expect(calls).toBeLessThan(200);
});

it("believes no time of a team that is shorter than its members could have had", () => {
  const costs = new Costs();
  const known = call(600_000, 64, "known");
  for (let trial = 0; trial < 3; trial++) costs.runInline(known, () => spin(600_000));
  costs.learnShared(known, 2, 1, 0);
  costs.learnShared(known, 2, 1, 0);
  costs.launchNs = 300_000;
  expect(costs.isWorthAsync(known, 2)).toBe(false);
});

it("measures a plan of nothing as nothing", () => {
  const costs = new Costs();
  const nothing = { name: "nothing", costNs: 10_000, plan: [] };
  costs.runInline(nothing, () => {});
  expect(costs.isWorthAsync(nothing, 2)).toBe(false);
});
