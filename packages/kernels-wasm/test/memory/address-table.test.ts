import fc from "fast-check";
import { expect, it } from "vitest";
import { AddressTable } from "../../src/memory/address-table.js";

it("holds what a Map holds, through any history", () => {
  // Few addresses, so that they meet; some beyond 2 GiB.
  const address = fc.oneof(
    fc.integer({ min: 1, max: 200 }),
    fc.integer({ min: 2 ** 28 - 50, max: 2 ** 28 - 1 }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(address, fc.boolean()), { maxLength: 800 }), (steps) => {
      const table = new AddressTable();
      const map = new Map<number, number>();
      for (const [granule, add] of steps) {
        const ptr = granule * 16;
        if (add && !map.has(ptr)) {
          table.add(ptr, map.size + 1);
          map.set(ptr, map.size + 1);
        } else if (!add) {
          expect(table.take(ptr)).toBe(map.get(ptr) ?? 0);
          map.delete(ptr);
        }
      }
      for (const [ptr, block] of map) expect(table.take(ptr)).toBe(block);
    }),
  );
});

it("finds nothing at what is no address", () => {
  const table = new AddressTable();
  table.add(32, 1);
  for (const ptr of [0, -32, 33, 31.5, Number.NaN, Number.POSITIVE_INFINITY, 48, 2 ** 32 + 32]) {
    expect(table.take(ptr)).toBe(0);
  }
  expect(table.take(32)).toBe(1);
});
