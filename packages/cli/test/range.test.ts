import { describe, expect, it } from "vitest";
import { MAX_NUMBERS, parseRange } from "../src/input/range.js";
import { UsageError } from "../src/terminal/errors.js";

function valuesOf(text: string): number[] | undefined {
  const range = parseRange(text);
  return range && Array.from({ length: range.length }, (_, i) => range.first + i * range.step);
}

describe("ranges", () => {
  it.each([
    ["1..7", [1, 2, 3, 4, 5, 6, 7]],
    ["3..1", [3, 2, 1]],
    ["-1..1", [-1, 0, 1]],
    ["\u22122..-1", [-2, -1]],
    ["0..1..0.25", [0, 0.25, 0.5, 0.75, 1]],
    ["1..10..4", [1, 5, 9]],
    ["7..1..-3", [7, 4, 1]],
    ["5..5", [5]],
    [".5..2", [0.5, 1.5]],
  ])("reads %s", (text, values) => {
    expect(valuesOf(text)).toEqual(values);
  });

  it("ends at the last number although steps are rounded", () => {
    expect(valuesOf("0..1..0.1")).toHaveLength(11);
    expect(parseRange("0..1e6..0.1")?.length).toBe(10_000_001);
  });

  it.each(["7", "a..b", "1..", "..7", "1..2..x", "1..2..3..4", "x..2"])("takes %s for no range", (text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  it.each(["1..7..0", "1..7..-1", "1..inf", "nan..7", "1..7..inf", "0..1e300..1e-300"])(
    "refuses %s",
    (text) => {
      expect(() => parseRange(text)).toThrow(UsageError);
    },
  );

  it("refuses more numbers than a kernel can hold, before it makes one", () => {
    expect(parseRange(`1..${MAX_NUMBERS}`)?.length).toBe(MAX_NUMBERS);
    expect(() => parseRange(`0..${MAX_NUMBERS}`)).toThrow("numbers");
  });
});
