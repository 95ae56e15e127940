import { randomFrom } from "./random.js";

/** A table of made-up patients: measured columns first, then yes-or-no ones, and whether each is ill. */
export interface Patients {
  readonly count: number;
  readonly columns: number;
  /** Row by row, in shared memory, each column from 0 to 1. */
  readonly table: Float64Array<SharedArrayBuffer>;
  readonly isIll: Uint8Array<SharedArrayBuffer>;
}

const MEASURED = 14;
const NOMINAL = 10;

/** The shape of a small medical table: 14 measured and 10 nominal columns, a share of the sick, and noise. */
export function makePatients(count: number, seed: number): Patients {
  const random = randomFrom(seed);
  const columns = MEASURED + NOMINAL;
  const table = new Float64Array(new SharedArrayBuffer(8 * count * columns));
  const isIll = new Uint8Array(new SharedArrayBuffer(count));
  for (let row = 0; row < count; row++) {
    const ill = random() < 0.6 ? 1 : 0;
    isIll[row] = ill;
    for (let column = 0; column < columns; column++) {
      // Every third column tells nothing of the illness; the others a little.
      const shift = column % 3 === 0 ? 0 : 0.25 * ill;
      const value = column < MEASURED ? 0.75 * random() + shift : Number(random() < 0.3 + shift);
      table[row * columns + column] = value;
    }
  }
  return { count, columns, table, isIll };
}
