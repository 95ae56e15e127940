import { chunkSize, type Phase } from "../../../plan.js";
import { type Desk, writeRoots } from "./tables.js";
import { pairBytes, transformPhases } from "./transform.js";

/** Rows of real numbers on one side, and the first halves of their spectra on the other. */
interface RealRows {
  readonly rows: number;
  /** Of the real side. */
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

/** Nanoseconds for one complex number. */
const COST = 6;

/** Real rows to length / 2 + 1 frequencies: of even length as half as many pairs, whose spectrum is split in two. */
export function forwardPhases(desk: Desk, { rows, length, from, to }: RealRows): Phase[] {
  const half = Math.floor(length / 2);
  const isEven = length % 2 === 0;
  const complex = isEven ? half : length;
  const spectrum = desk.scratch(rows * complex * pairBytes(desk));
  const task = { rows, length: complex, to: spectrum, isInverse: false };
  if (isEven) {
    const args = [spectrum, half, to, ...writeRoots(desk, length)];
    return [
      ...transformPhases(desk, { ...task, from }),
      phase(desk, "rfft_split", rows * (Math.floor(half / 2) + 1), args),
    ];
  }
  const wide = desk.scratch(rows * length * pairBytes(desk));
  return [
    phase(desk, "rfft_widen", rows * length, [from, wide]),
    ...transformPhases(desk, { ...task, from: wide }),
    phase(desk, "rfft_head", rows, [spectrum, length, to, half + 1], length),
  ];
}

/** The other way round. */
export function backwardPhases(desk: Desk, { rows, length, from, to }: RealRows): Phase[] {
  const half = Math.floor(length / 2);
  const isEven = length % 2 === 0;
  const complex = isEven ? half : length;
  const spectrum = desk.scratch(rows * complex * pairBytes(desk));
  const task = { rows, length: complex, from: spectrum, isInverse: true };
  if (isEven) {
    const args = [from, half, spectrum, ...writeRoots(desk, length)];
    return [
      phase(desk, "irfft_join", rows * (Math.floor(half / 2) + 1), args),
      ...transformPhases(desk, { ...task, to }),
    ];
  }
  const wide = desk.scratch(rows * length * pairBytes(desk));
  return [
    phase(desk, "irfft_mirror", rows, [from, length, spectrum], length),
    ...transformPhases(desk, { ...task, to: wide }),
    phase(desk, "irfft_narrow", rows * length, [wide, to]),
  ];
}

function phase(desk: Desk, what: string, count: number, args: readonly number[], each = 1): Phase {
  const chunk = each === 1 ? chunkSize(count, COST) : Math.ceil(chunkSize(count * each, COST) / each);
  return { run: `${what}_${desk.dtype}`, count, chunk, args };
}
