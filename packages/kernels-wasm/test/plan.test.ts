import { describe, expect, it } from "vitest";
import { slotsOf } from "../src/plan.js";

describe("slotsOf", () => {
  it.each([1, 100, 128, 129, 1024])(
    "has no two chunks write to one pair of cache lines: %d bytes each",
    (bytes) => {
      for (let from = 0; from < 128; from += 16) {
        let room = 0;
        const scratch = (byteLength: number) => {
          room = byteLength;
          return from;
        };
        const { base, stride } = slotsOf(scratch, 3, bytes);
        expect(base % 128).toBe(0);
        expect(base).toBeGreaterThanOrEqual(from);
        expect(stride % 128).toBe(0);
        expect(stride).toBeGreaterThanOrEqual(bytes);
        expect(base + 3 * stride).toBeLessThanOrEqual(from + room);
      }
    },
  );
});
