import { describe, expect, it } from "vitest";
import { checkEqual } from "../src/check.js";

describe("checkEqual", () => {
  it("takes equal results, NaN and infinities among them", () => {
    checkEqual("x", [1, Number.NaN, Number.POSITIVE_INFINITY], [1, Number.NaN, Number.POSITIVE_INFINITY], {
      ulp: 0,
    });
  });

  it("counts units in the last place of the type", () => {
    const next = 1 + 2 ** -52;
    checkEqual("x", [next], [1], { ulp: 1 });
    expect(() => checkEqual("x", [next], [1], { ulp: 0 })).toThrow(
      "x: result 0 is 1.0000000000000002 here and 1 there",
    );
    checkEqual("x", [1 + 2 ** -23], [1], { ulp: 1 }, "f32");
  });

  it("compares with the largest value where a share is allowed", () => {
    checkEqual("x", [100, 1e-9], [100, 0], { relative: 1e-10 });
    expect(() => checkEqual("x", [100, 1], [100, 0], { relative: 1e-10 })).toThrow("result 1");
  });

  it("refuses NaN beside a number, and results of another length", () => {
    expect(() => checkEqual("x", [Number.NaN], [1], { relative: 1 })).toThrow("result 0 is NaN");
    expect(() => checkEqual("x", [1], [1, 2], { ulp: 0 })).toThrow("1 results here and 2 there");
  });
});
