import { hasSharedMemory, isShared } from "../shared-memory.js";
import { isNumberArray, type NumberArray, type NumberArrayConstructor } from "../workers/number-array.js";

type Target = NumberArray | NumberArrayConstructor;

/** Where results of a map over a typed array go: a type of array, or an array in shared memory that is long enough. */
export function checkInto(into: Target, length: number): Target {
  if (typeof into === "function") return into;
  if (!isNumberArray(into) || (hasSharedMemory() && !isShared(into.buffer))) {
    const got = isNumberArray(into) ? `a ${into.constructor.name} that is not` : typeof into;
    throw new TypeError(
      `into: expected a typed array's constructor or a typed array in shared memory, got ${got}. ` +
        "Make one by pool.array(…).data or new Float64Array(new SharedArrayBuffer(…)).",
    );
  }
  if (into.length !== length) {
    throw new RangeError(`into: expected as many slots as there are items, ${length}, got ${into.length}.`);
  }
  return into;
}
