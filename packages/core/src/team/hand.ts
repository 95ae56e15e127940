import { now } from "../workers/clock.js";
import { onSpan } from "../workers/span.js";
import { planCells, runChunk } from "./descriptor.js";
import type { KernelFunction } from "./functions.js";
import type { Party } from "./protocol.js";
import { Report } from "./report.js";

/** A party's hand in the work: runs chunks of whatever region is open, and reports a trap. */
export class Hand implements Party {
  readonly #cells: Float64Array;
  readonly #table: readonly KernelFunction[];
  readonly #report: Report;
  #trap: unknown;

  constructor(buffer: SharedArrayBuffer, table: readonly KernelFunction[]) {
    this.#cells = planCells(buffer);
    this.#table = table;
    this.#report = new Report(buffer);
  }

  run(phase: number, chunk: number): boolean {
    try {
      const began = onSpan ? now() : 0;
      runChunk(this.#cells, this.#table, phase, chunk);
      onSpan?.("chunk", began, now());
      return true;
    } catch (error) {
      this.#trap = error;
      return false;
    }
  }

  report(): void {
    this.#report.write(this.#trap);
  }
}
