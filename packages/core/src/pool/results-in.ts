import { hasSharedMemory } from "../shared-memory.js";
import { weigh } from "../workers/ballast.js";
import type { NumberArray, NumberArrayConstructor } from "../workers/number-array.js";

/** Where the results of a map over numbers go: the array that is given, or a new one in shared memory. */
export function resultsIn(into: NumberArray | NumberArrayConstructor, length: number): NumberArray {
  if (typeof into !== "function") return into;
  if (!hasSharedMemory()) return new into(length);
  const buffer = new SharedArrayBuffer(length * into.BYTES_PER_ELEMENT);
  weigh(buffer);
  return new into(buffer);
}
