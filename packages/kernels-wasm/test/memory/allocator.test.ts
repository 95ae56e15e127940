import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Allocator } from "../../src/memory/allocator.js";

const BASE = 100;
const LIMIT = 50_000;

/** What an allocator must do, told by a list that is searched from end to end. */
class Model {
  readonly blocks = new Map<number, { start: number; size: number }>();

  add(block: number, start: number, size: number): void {
    expect(start).toBeGreaterThanOrEqual(BASE);
    expect(start + size).toBeLessThanOrEqual(LIMIT);
    for (const other of this.blocks.values()) {
      expect(start + size <= other.start || other.start + other.size <= start).toBe(true);
    }
    expect(this.blocks.has(block)).toBe(false);
    this.blocks.set(block, { start, size });
  }

  get used(): number {
    return [...this.blocks.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The longest run of granules that no block takes. */
  get longestGap(): number {
    let end = BASE;
    let longest = 0;
    for (const { start, size } of [...this.blocks.values()].sort((a, b) => a.start - b.start)) {
      longest = Math.max(longest, start - end);
      end = start + size;
    }
    return Math.max(longest, LIMIT - end);
  }
}

const size = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20_000 }));
const step = fc.oneof(
  fc.record({ kind: fc.constant("allocate" as const), size }),
  fc.record({ kind: fc.constant("free" as const), pick: fc.nat() }),
);

describe("Allocator", () => {
  it("never overlaps blocks, finds room where there is any, and refuses what is not in use", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const allocator = new Allocator(BASE, LIMIT);
        const model = new Model();
        for (const action of steps) {
          if (action.kind === "allocate") {
            const gap = model.longestGap;
            const block = allocator.allocate(action.size) || allocator.allocate(action.size, true);
            if (block === 0) expect(gap).toBeLessThan(action.size);
            else model.add(block, allocator.startOf(block), action.size);
          } else if (model.blocks.size > 0) {
            const block = [...model.blocks.keys()][action.pick % model.blocks.size]!;
            expect(allocator.free(block)).toBe(true);
            expect(allocator.free(block)).toBe(false);
            model.blocks.delete(block);
          }
          expect(allocator.inUse).toBe(model.used);
          expect(allocator.count).toBe(model.blocks.size);
        }
        const gap = model.longestGap;
        const filler = gap > 0 ? allocator.allocate(gap) || allocator.allocate(gap, true) : 0;
        if (gap > 0) model.add(filler, allocator.startOf(filler), gap);
        for (const block of model.blocks.keys()) expect(allocator.free(block)).toBe(true);
        expect(allocator.top).toBe(BASE);
      }),
      { numRuns: 300 },
    );
  });

  it("joins everything into one block again, in whatever order blocks are freed", () => {
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 1, maxLength: 40 }),
        fc.infiniteStream(fc.nat()),
        (sizes, picks) => {
          const allocator = new Allocator(0, 1_000_000);
          const blocks = sizes.map((n) => allocator.allocate(n));
          const order = blocks.map((block) => ({ block, key: picks.next().value as number }));
          for (const { block } of order.sort((a, b) => a.key - b.key)) allocator.free(block);
          expect(allocator.top).toBe(0);
          expect(allocator.startOf(allocator.allocate(1_000_000))).toBe(0);
        },
      ),
    );
  });

  it("says which granules of a block were part of another before", () => {
    const allocator = new Allocator(0, 100);
    const first = allocator.allocate(10);
    expect(allocator.claim(first)).toBe(0);
    allocator.free(first);
    const second = allocator.allocate(25);
    expect(allocator.claim(second)).toBe(10);
    expect(allocator.claim(allocator.allocate(5))).toBe(0);
  });

  it("reuses a freed block for the same size", () => {
    const allocator = new Allocator(0, 10_000);
    const [block] = [allocator.allocate(1001), allocator.allocate(1)];
    const start = allocator.startOf(block!);
    allocator.free(block!);
    expect(allocator.startOf(allocator.allocate(1001))).toBe(start);
  });
});
