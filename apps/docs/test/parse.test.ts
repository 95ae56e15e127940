import { describe, expect, it } from "vitest";
import { parseNumber, parseNumbers } from "../.vitepress/theme/live/parse.js";

const read = (text: string) => {
  const { data, shape } = parseNumbers(text, "x");
  return { data: [...data], shape };
};

describe("numbers in a text field", () => {
  it.each([
    ["1 2,3", [1, 2, 3]],
    ["1..4", [1, 2, 3, 4]],
    ["3..1 0.5..2", [3, 2, 1, 0.5, 1.5]],
    ["-2..-1", [-2, -1]],
    ["NaN Infinity -0", [Number.NaN, Number.POSITIVE_INFINITY, -0]],
    ["", []],
  ])("reads a list: %j", (text, data) => {
    expect(read(text)).toEqual({ data, shape: [data.length] });
  });

  it.each(["1 2; 3 4", "1..2; 3..4;"])("reads rows: %j", (text) => {
    expect(read(text)).toEqual({ data: [1, 2, 3, 4], shape: [2, 2] });
  });

  it("reads nested lists of any depth", () => {
    expect(read("[[[1, 2]], [[3, 4]]]")).toEqual({ data: [1, 2, 3, 4], shape: [2, 1, 2] });
    expect(read(" [1, 2] ")).toEqual({ data: [1, 2], shape: [2] });
    expect(read("[]")).toEqual({ data: [], shape: [0] });
  });

  it.each([
    ["[1, [2]]", /nested lists of one length/],
    ["[[1, 2], [3]]", /nested lists of one length/],
    ["[[1], 2]", /nested lists of one length/],
    ["[1", /nested lists of one length/],
    ['["1"]', /nested lists of one length/],
    ["1 two", /x: expected numbers.*"two"/],
    ["1..2..3", /x: expected numbers/],
    ["1..", /x: expected numbers/],
    ["1..Infinity", /x: expected numbers/],
    ["1 2; 3", /rows of one length/],
    ["1..1e12", /at most 10,000,000/],
  ])("refuses %j", (text, message) => {
    expect(() => parseNumbers(text, "x")).toThrow(message);
  });

  it("reads one number, and says what else it got", () => {
    expect(parseNumber(" 2.5 ", "a")).toBe(2.5);
    expect(() => parseNumber("", "a")).toThrow('a: expected a number, got ""');
  });
});
