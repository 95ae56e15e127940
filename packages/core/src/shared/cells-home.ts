import { type Caller, Home, type Place } from "../sync/core.js";
import { type Cells, cellsOver, type SharedDType } from "./dtypes.js";

/** What can be asked of cells that are at home elsewhere. */
export type CellsOps = {
  read(caller: Caller, begin: number, end: number): Cells;
  write(caller: Caller, begin: number, values: Cells): void;
  fill(caller: Caller, value: number | bigint, begin: number, end: number): void;
  /** Returns the old value. */
  add(caller: Caller, index: number, value: number | bigint): number | bigint;
};

/** Elements in memory that this thread can reach. */
export class CellsHome extends Home<CellsOps> {
  readonly data: Cells;

  constructor(place: Place, dtype: SharedDType, length: number) {
    super(place);
    this.data = cellsOver(dtype, place.room.bytes.buffer, length);
  }

  readonly ops: CellsOps = {
    read: (_, begin, end) => this.data.slice(begin, end),
    write: (_, begin, values) => this.data.set(values as never, begin),
    fill: (_, value, begin, end) => void this.data.fill(value as never, begin, end),
    add: (_, index, value) => addTo(this.data, index, value),
  };
}

/** Adds without a lock; TypeError for floating-point numbers, which no machine adds in one step. */
export function addTo(data: Cells, index: number, value: number | bigint): number | bigint {
  if (data instanceof Float64Array || data instanceof Float32Array) {
    throw new TypeError("Only whole numbers are added in one step; use update() for others.");
  }
  // In one step, so that of several who add at the same time none is lost.
  return Atomics.add(data as Int32Array, index, value as number);
}
