import { type Problem, problem, referenceOf } from "@parakern/benchmarks/problem";
import { DTYPES, type DType, type Kernel } from "@parakern/kernels-wasm";
import { testPicture } from "./test-picture.js";

/** What a reader may wait for, by the entry's own estimate for one thread. */
const MOST_NS = 400e6;
/** Milliseconds that plain JavaScript may keep the page from answering. */
const MOST_PLAIN_MS = 1500;
/** Where plain JavaScript is timed first, to know what more would take. */
const SMALL = 1000;

/** A call to make: the data are random, in the range that benchmarks use. */
export function makeTask(name: string, entry: Kernel, n: number, dtype: DType): Problem {
  for (let size = n; ; size = Math.floor(size / 2)) {
    const made = asPicture(problem(name, entry, size, dtype), size);
    sortFirst(made);
    if (size < 16 || costOf(made) <= MOST_NS) return made;
  }
}

/** Nanoseconds on one thread, as the entry estimates them. */
export function costOf({ entry, arrays, dims, numbers }: Problem): number {
  const elements = Object.values(arrays)[0]?.data.length ?? 1;
  return typeof entry.cost === "number"
    ? entry.cost * elements
    : entry.cost(dims, { ...defaults(entry), ...numbers });
}

/** Milliseconds of the entry's definition in plain JavaScript; undefined where that would take too long. */
export function timePlain(task: Problem): number | undefined {
  const small = makeTask(task.name, task.entry, SMALL, task.dtype);
  const least = Math.min(timeOf(small), timeOf(small));
  if ((least * costOf(task)) / costOf(small) > MOST_PLAIN_MS) return undefined;
  return timeOf(task);
}

function timeOf(task: Problem): number {
  const since = performance.now();
  referenceOf({ ...task, numbers: { ...defaults(task.entry), ...task.numbers } });
  return performance.now() - since;
}

function defaults(entry: Kernel): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const param of entry.params) {
    if (param.kind === "option" && param.type === "number" && param.default !== undefined)
      numbers[param.name] = param.default;
  }
  return numbers;
}

/** Images are pictures of four channels, so that there is something to see. */
function asPicture(made: Problem, n: number): Problem {
  if (!made.arrays.image) return made;
  const side = Math.max(1, Math.round(Math.sqrt(n)));
  const image = { dtype: "u8" as const, shape: [side, side, 4], data: testPicture(side) };
  const dims = { n: image.data.length, height: side, width: side, channels: 4 };
  return { ...made, dims, arrays: { image } };
}

/** Some kernels search in what is sorted; and over sorted numbers the plot of an elementwise kernel is its function. */
function sortFirst({ entry, arrays }: Problem): void {
  arrays.sorted?.data.sort();
  if (entry.family === "elementwise") arrays.x?.data.sort();
}

/** Bytes of all arrays that a call reads. */
export function bytesOf({ arrays }: Problem): number {
  return Object.values(arrays).reduce(
    (sum, { dtype, data }) => sum + data.length * DTYPES[dtype].BYTES_PER_ELEMENT,
    0,
  );
}
