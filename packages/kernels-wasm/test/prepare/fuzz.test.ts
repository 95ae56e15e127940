import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KernelArgumentError, OutOfMemoryError } from "../../src/errors.js";
import { registry } from "../../src/generated/registry.js";
import { Heap } from "../../src/heap.js";
import type { Kernel } from "../../src/kernel.js";
import { prepare } from "../../src/prepare/prepare.js";

const heap = new Heap({ maximumBytes: 2 ** 24 });
const freed = heap.array("f64", 2);
freed.free();
const arrays = [
  heap.array([1, 2, 3]),
  heap.array("f32", 3),
  heap.array("i32", [2, 2]),
  heap.array("f64", [2, 2]),
  heap.array("f64", 0),
  new Heap().array([1, 2, 3]),
  freed,
];
const before = heap.stats();

const junk = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});
const plausible = fc.oneof(
  fc.constantFrom(...arrays),
  fc.array(fc.double(), { maxLength: 4 }),
  fc.array(fc.array(fc.integer(), { minLength: 2, maxLength: 2 }), { maxLength: 3 }),
  fc.float64Array({ maxLength: 3 }),
  fc.integer({ min: -2, max: 5000 }),
  fc.double(),
  fc.dictionary(
    fc.constantFrom("out", "bins", "min", "max", "width", "height"),
    fc.oneof(fc.integer(), junk),
  ),
  fc.record({ out: fc.constantFrom(...arrays) }),
);

describe("whatever a kernel is called with", () => {
  it.each(Object.entries<Kernel>(registry))(
    "%s refuses it as a wrong argument, or can run; and leaks nothing",
    (name, entry) => {
      const args = fc.array(fc.oneof({ weight: 4, arbitrary: plausible }, { weight: 1, arbitrary: junk }), {
        maxLength: 5,
      });
      fc.assert(
        fc.property(args, (list) => {
          try {
            const call = prepare(name, entry, heap, list);
            call.abandon();
          } catch (error) {
            if (!(error instanceof OutOfMemoryError)) expect(error).toBeInstanceOf(KernelArgumentError);
          }
          expect(heap.stats()).toMatchObject({ used: before.used, blocks: before.blocks });
        }),
        { numRuns: 500 },
      );
    },
  );
});
