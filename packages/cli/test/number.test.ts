import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber, parseNumber } from "../src/input/number.js";

describe("numbers as text", () => {
  it.each([
    ["7", 7],
    ["-1.5", -1.5],
    ["+2", 2],
    [".5", 0.5],
    ["5.", 5],
    ["1e-3", 1e-3],
    ["\u22123", -3],
    ["-0", -0],
    ["inf", Number.POSITIVE_INFINITY],
    ["-Infinity", Number.NEGATIVE_INFINITY],
    ["\u2212inf", Number.NEGATIVE_INFINITY],
    ["NaN", Number.NaN],
    ["1e400", Number.POSITIVE_INFINITY],
  ])("reads %s", (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each(["", " ", ".", "e5", "1e", "0x10", "1_000", "12px", "--1", "1,2", "\u0000", "infinite", "١"])(
    "takes %j for no number",
    (text) => {
      expect(parseNumber(text)).toBeUndefined();
    },
  );

  it("reads back what it writes, bit for bit", () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(parseNumber(formatNumber(value))).toBe(value);
      }),
    );
  });
});
