import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber, parseNumber } from "../src/input/number.js";
import { parseRange } from "../src/input/range.js";
import { RowReader } from "../src/input/row-reader.js";

function read(...pieces: readonly string[]) {
  const reader = new RowReader("stdin");
  for (const piece of pieces) reader.feed(piece);
  const { values, ...rest } = reader.finish();
  return { values: [...values], ...rest };
}

describe("numbers from text", () => {
  it.each([
    ["", { values: [], rows: 0, width: 0 }],
    ["\n\n  \n", { values: [], rows: 0, width: 0 }],
    ["1\n2\r\n3", { values: [1, 2, 3], rows: 3, width: 1 }],
    ["1,2;3,4", { values: [1, 2, 3, 4], rows: 2, width: 2 }],
    ["1, 2\t3\n4 5 ,6\n", { values: [1, 2, 3, 4, 5, 6], rows: 2, width: 3 }],
    ["1 2\n3\n", { values: [1, 2, 3], rows: 2, width: undefined, raggedAt: 2 }],
  ])("reads %j", (text, expected) => {
    expect(read(text)).toEqual({ raggedAt: undefined, ...expected });
  });

  it("reads the same whatever pieces the text comes in", () => {
    const rows = fc.array(fc.array(fc.double(), { minLength: 1, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.array(fc.nat(20)), (numbers, cuts) => {
        const text = numbers.map((row) => row.map(formatNumber).join(", ")).join("\n");
        const pieces: string[] = [];
        let at = 0;
        for (const cut of cuts) {
          pieces.push(text.slice(at, at + cut));
          at += cut;
        }
        expect(read(...pieces, text.slice(at))).toEqual(read(text));
        expect(read(text).values).toEqual(numbers.flat());
      }),
    );
  });

  it("grows with what comes", () => {
    const reader = new RowReader("stdin");
    for (let i = 0; i < 100; i++) reader.feed("1 2 3 4 5 6 7 8 9 10\n".repeat(100));
    expect(reader.finish()).toMatchObject({ rows: 10_000, width: 10 });
  });

  it.each([
    ["1\n2x\n", 'stdin line 2: "2x" is not a number'],
    ["1\0\n", 'stdin line 1: "1\\u0000" is not a number'],
    ["1,,2", "stdin line 1: there is no number at a comma"],
    [",1", "at a comma"],
    ["1\n2,\n3", "stdin line 2: there is no number at a comma"],
    ["\n\n\nx", "line 4"],
  ])("says where it does not understand %j", (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it("refuses a line without end as soon as no number can be that long", () => {
    const reader = new RowReader("stdin");
    expect(() => {
      for (let i = 0; i < 1e6; i++) reader.feed("1".repeat(1000));
    }).toThrow("is not a number");
  });

  it("takes ranges where it is told to", () => {
    const reader = new RowReader("x", (token) => parseNumber(token) ?? parseRange(token));
    reader.feed("1..3, 10 ");
    reader.feed("20..21");
    expect([...reader.finish().values]).toEqual([1, 2, 3, 10, 20, 21]);
  });

  it("never does anything but read or refuse", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (pieces) => {
        try {
          read(...pieces);
        } catch (error) {
          expect(error).toHaveProperty("next");
        }
      }),
    );
  });
});
