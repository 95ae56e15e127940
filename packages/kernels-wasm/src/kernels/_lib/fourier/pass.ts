import type { Phase } from "../../../plan.js";
import { slotsOf } from "../../../plan.js";
import { type Desk, stages, write, writePairs, writeRoots } from "./tables.js";

/** Vectors of columns that a pass takes side by side, as in assembly/_lib/fourier.ts. */
const SIDE = 4;
/** A phase has so many chunks at most, each with a buffer of its own. */
const CHUNKS = 32;
const CHUNK_NS = 40_000;
/** Nanoseconds for one complex number. */
const COST = 5;

/** How columns lie: bytes from one array to the next, from column to column, and from element to element. */
export type Strides = readonly [array: number, column: number, element: number];

/** Transforms of many columns of one length. */
export interface Columns {
  readonly length: number;
  /** Columns in an array, and how many arrays there are. */
  readonly width: number;
  readonly arrays: number;
  readonly from: Strides;
  readonly to: Strides;
  /** Multiplied by the roots of this order, column times output. */
  readonly twiddled?: number;
  readonly swapIn?: boolean;
  readonly swapOut?: boolean;
  readonly scale?: number;
}

/** The phase that transforms columns; tables and buffers are in scratch memory. */
export function passPhase(desk: Desk, columns: Columns, from: number, to: number): Phase {
  const { length, width, arrays, twiddled } = columns;
  const { radices, twiddles, order } = stages(length);
  const step = 2 ** Math.ceil(Math.log2(length) / 2);
  const [high, low, bits] = twiddled === undefined ? [0, 0, 0] : writeRoots(desk, twiddled);
  const form = write(
    desk,
    Uint32Array.from([
      ...[length, width * arrays, width, ...columns.from, ...columns.to],
      write(desk, Uint32Array.from([radices.length, ...radices])),
      ...[writePairs(desk, twiddles), write(desk, order), high, low, bits, step],
      ...[columns.swapIn ? 16 : 0, columns.swapOut ? 16 : 0],
      ...new Uint32Array(Float64Array.of(columns.scale ?? 1).buffer),
    ]),
  );
  const size = SIDE * (desk.dtype === "f64" ? 2 : 4);
  const count = Math.ceil((width * arrays) / size);
  const chunk = Math.max(Math.ceil(count / CHUNKS), Math.ceil(CHUNK_NS / (COST * size * length)));
  const factors = high === 0 ? 0 : SIDE * 32 * (step + Math.ceil(length / step));
  const slot = slotsOf(
    (bytes) => desk.scratch(bytes),
    Math.ceil(count / chunk),
    128 + factors + SIDE * 32 * length,
  );
  return { run: `fft_pass_${desk.dtype}`, count, chunk, args: [form, from, to, slot] };
}
