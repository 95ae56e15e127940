import { chunkSize, type Phase } from "../../../plan.js";
import { passPhase } from "./pass.js";
import { radicesOf } from "./stages.js";
import { type Desk, writeRoots } from "./tables.js";

/** Up to this length a transform is one pass, whatever there is of it; up to the other one where arrays fill the vectors. */
const SHORT = 16;
const LONG = 1024;
/** Nanoseconds for one number of a product. */
const COST = 4;

/** Transforms of the rows of a complex array. */
export interface Rows {
  readonly rows: number;
  readonly length: number;
  readonly from: number;
  readonly to: number;
  readonly isInverse: boolean;
}

/** Bytes of a complex number. */
export const pairBytes = (desk: Desk) => (desk.dtype === "f64" ? 16 : 8);

/** Nanoseconds for transforms of `count` complex numbers in rows of a length. */
export function transformCost(count: number, length: number): number {
  const slow = length > 0 && radicesOf(length) === undefined ? 8 : 1;
  return 4000 + 0.8 * slow * count * (4 + Math.log2(length + 1));
}

/** The phases of discrete Fourier transforms of rows; the inverse ones are divided by the length. `to` is not `from`. */
export function transformPhases(desk: Desk, task: Rows): Phase[] {
  if (task.length === 0 || task.rows === 0) return [];
  return radicesOf(task.length) ? smooth(desk, task) : bluestein(desk, task);
}

function smooth(desk: Desk, { rows, length, from, to, isInverse }: Rows): Phase[] {
  const pair = pairBytes(desk);
  const ends = { swapOut: isInverse, scale: isInverse ? 1 / length : 1 };
  if (length <= SHORT || (length <= LONG && rows >= 128 / pair)) {
    const [row, element] = [length * pair, pair];
    const lie = { from: [0, row, element], to: [0, row, element] } as const;
    return [
      passPhase(desk, { length, width: rows, arrays: 1, ...lie, swapIn: isInverse, ...ends }, from, to),
    ];
  }
  // Bailey's four steps: columns, factors, rows, and a transposition that is how the rows are written.
  const down = divisorOf(length);
  const across = length / down;
  const array = length * pair;
  const between = desk.scratch(rows * array);
  const columns = {
    ...{ length: down, width: across, arrays: rows, twiddled: length, swapIn: isInverse },
    from: [array, pair, across * pair],
    to: [array, pair, across * pair],
  } as const;
  const lines = {
    ...{ length: across, width: down, arrays: rows, ...ends },
    from: [array, across * pair, pair],
    to: [array, pair, down * pair],
  } as const;
  return [passPhase(desk, columns, from, between), passPhase(desk, lines, between, to)];
}

/** The least divisor from the square root on. */
function divisorOf(length: number): number {
  let divisor = Math.ceil(Math.sqrt(length));
  while (length % divisor !== 0) divisor++;
  return divisor;
}

/** Any length, as a convolution with a chirp: jk = (j² + k² - (k - j)²) / 2. */
function bluestein(desk: Desk, { rows, length, from, to, isInverse }: Rows): Phase[] {
  const pair = pairBytes(desk);
  const long = 2 ** Math.ceil(Math.log2(2 * length - 1));
  const [chirp, filter] = [desk.scratch(long * pair), desk.scratch(long * pair)];
  const [a, b] = [desk.scratch(rows * long * pair), desk.scratch(rows * long * pair)];
  const phase = (what: string, count: number, args: readonly number[]): Phase => {
    return { run: `fft_${what}_${desk.dtype}`, count, chunk: chunkSize(count, COST), args };
  };
  const product = (x: number, m: number, out: number, n: number, w: number, sign: number, scale: number) =>
    phase("product", rows * n, [x, m, out, n, w, sign, scale]);
  const rootArgs = writeRoots(desk, 2 * length);
  const whole = { length: long, isInverse: false };
  return [
    phase("chirp", long, [chirp, length, long, ...rootArgs, isInverse ? -1 : 1]),
    ...transformPhases(desk, { ...whole, rows: 1, from: chirp, to: filter }),
    product(from, length, a, long, chirp, -1, 1),
    ...transformPhases(desk, { ...whole, rows, from: a, to: b }),
    product(b, long, b, long, filter, 1, 1),
    ...transformPhases(desk, { ...whole, isInverse: true, rows, from: b, to: a }),
    product(a, long, to, length, chirp, -1, isInverse ? 1 / length : 1),
  ];
}
