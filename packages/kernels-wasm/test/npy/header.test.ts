import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NpyFormatError } from "../../src/errors.js";
import { parseNpyHeader } from "../../src/npy/header.js";
import { npyHeader } from "../../src/npy/write.js";
import { HOSTILE, npyBytes, npyText } from "./files.js";

const ITEM_SIZES = { f64: 8, f32: 4, i32: 4, u32: 4, u8: 1 } as const;
const parse = (bytes: Uint8Array, size = bytes.length) => parseNpyHeader(bytes, size);

describe(".npy headers", () => {
  it.each([
    ["<f8", "(3,)", 24, "f64", [3]],
    ["<f4", "(2, 3)", 24, "f32", [2, 3]],
    ["<i4", "()", 4, "i32", []],
    ["<u4", "(0,)", 0, "u32", [0]],
    ["|u1", "(2, 0, 5)", 0, "u8", [2, 0, 5]],
    ["|u1", "(5,)", 5, "u8", [5]],
  ])("reads %s of shape %s", (descr, shape, size, dtype, sizes) => {
    for (const version of [
      [1, 0],
      [2, 0],
      [3, 0],
    ] as const) {
      expect(parse(npyBytes(npyText(descr, shape), size, version))).toMatchObject({ dtype, shape: sizes });
    }
  });

  it("reads keys in any order, and one dimension stored by columns", () => {
    const text = "{ 'shape':(2,),'fortran_order' : True,'descr':'<f8'}";
    expect(parse(npyBytes(text, 16))).toMatchObject({ dtype: "f64", shape: [2], length: 2 });
  });

  it("reads what it writes, at an offset that suits memory maps", () => {
    const shapes = fc.array(fc.nat(1000), { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(ITEM_SIZES) as (keyof typeof ITEM_SIZES)[])),
        shapes,
        (dtype, shape) => {
          const bytes = npyHeader(dtype, shape);
          const length = shape.reduce((product, size) => product * size, 1);
          const size = bytes.length + length * ITEM_SIZES[dtype];
          expect(parse(bytes, size)).toEqual({ dtype, shape, length, offset: bytes.length });
          expect(bytes.length % 64).toBe(0);
        },
      ),
    );
  });

  it.each(HOSTILE)("refuses %s", (_name, bytes, says) => {
    expect(() => parse(bytes)).toThrow(NpyFormatError);
    expect(() => parse(bytes)).toThrow(says);
  });

  it("believes no size that the file does not have, whatever is changed in it", () => {
    const good = npyBytes(npyText("<f8", "(12, 2)"), 192);
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.nat(good.length),
        (changes, length) => {
          const bytes = Buffer.from(good.subarray(0, good.length - (length % 3 === 0 ? length : 0)));
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          expectTrueOrRefused(bytes);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it("believes no size that the file does not have, whatever the header says", () => {
    const word = fc.constantFrom(
      "{",
      "}",
      "(",
      ")",
      ",",
      "'",
      "descr",
      "shape",
      "fortran_order",
      ":",
      "<f8",
      "True",
      "9",
      "[",
      " ",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.nat(64), (words, size) => {
        expectTrueOrRefused(npyBytes(words.join(""), size));
      }),
      { numRuns: 5000 },
    );
  });

  it("answers at once where a pattern could be made to backtrack", () => {
    const nasty = `{'descr': [${"[('a', ".repeat(4000)}`;
    expect(() => parse(npyBytes(nasty))).toThrow("not the dictionary");
  });
});

function expectTrueOrRefused(bytes: Uint8Array): void {
  try {
    const { dtype, length, offset } = parse(bytes);
    expect(offset + length * ITEM_SIZES[dtype]).toBe(bytes.length);
  } catch (error) {
    expect(error).toBeInstanceOf(NpyFormatError);
  }
}
