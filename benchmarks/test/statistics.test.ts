import { describe, expect, it } from "vitest";
import { inverse, isMet, oursAtMost, ratioAtLeast, ratioAtMost, timeFigures } from "../src/row.js";
import { median, spread } from "../src/statistics.js";

describe("median", () => {
  it("takes the middle, whatever the order, and leaves its argument alone", () => {
    const values = [9, 1, 5];
    expect(median(values)).toBe(5);
    expect(values).toEqual([9, 1, 5]);
  });

  it("takes the mean of the two in the middle of an even count", () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it("has none for nothing", () => {
    expect(median([])).toBeNaN();
  });
});

describe("figures of a row", () => {
  const paired = { ours: 0.002, peer: 0.008, ratio: spread([0.2, 0.25, 0.4]), rounds: [] };

  it("gives seconds in the row's unit, for one of the things a call does", () => {
    const figures = timeFigures({ unit: "µs", reading: "ours ÷ peer" }, paired, "peer 1.0", 1000);
    expect(figures).toMatchObject({
      ours: 2,
      peer: 8,
      peerName: "peer 1.0",
      ratio: { median: 0.25, min: 0.2, max: 0.4 },
    });
  });

  it("turns the extremes round with the ratio", () => {
    expect(inverse(paired.ratio)).toEqual({ median: 4, min: 2.5, max: 5 });
    expect(timeFigures({ unit: "ms", reading: "peer ÷ ours" }, paired, "").ratio?.median).toBe(4);
  });

  it("judges a goal by the median of the ratio, or by our own figure", () => {
    const figures = timeFigures({ unit: "ms", reading: "ours ÷ peer" }, paired, "");
    expect(isMet(ratioAtMost(0.25), figures)).toBe(true);
    expect(isMet(ratioAtLeast(0.3), figures)).toBe(false);
    expect(isMet(oursAtMost(2), figures)).toBe(true);
    expect(isMet(ratioAtMost(1), { ours: 1 })).toBeUndefined();
  });
});
