import { CELLS, gather, Merge, PITCH, TILE, WIDTH } from "./along";

// Scans along an axis, or over all elements, over the segments and with the cells of a reduction (along.ts): that is the first
// phase where lanes are cut. Then cells become those of all segments so far, and each segment goes on from those before it.

/** Goes through x[begin], ..., x[end - 1] from the cells of all before, which become those of all. */
type Scan = (begin: usize, end: usize, x: usize, out: usize, cells: usize) => void;

/** Lanes [begin, end): the cells of each segment are merged with those before it. Merging may go either way round. */
export function carries(begin: usize, end: usize, table: usize, merge: Merge): void {
  const lanes = load<usize>(table), segments = load<usize>(table, 16), base = load<usize>(table, 28);
  for (let part: usize = 1; part < segments; part++) {
    for (let lane = begin; lane < end; lane++) {
      const cells = base + (part * lanes + lane) * CELLS;
      merge(cells, cells - lanes * CELLS);
    }
  }
}

/** Units [begin, end). */
export function scanAlong(
  begin: usize, end: usize, x: usize, out: usize, table: usize, slot: usize, scan: Scan,
): void {
  const lanes = load<usize>(table), length = load<usize>(table, 4), inner = load<usize>(table, 8);
  const segment = load<usize>(table, 12), size = load<usize>(table, 20), base = load<usize>(table, 28);
  for (let unit = begin; unit < end; ) {
    const part = unit / lanes, lane = unit - part * lanes, outer = lane / inner, column = lane - outer * inner;
    const from = part * segment, to = min(length, from + segment), corner = (outer * length * inner + column) * size;
    const width = min(min(end - unit, inner - column), WIDTH);
    for (let j: usize = 0; j < width; j++) {
      const cells = slot + j * CELLS;
      if (part > 0) {
        memory.copy(cells, base + (unit - lanes + j) * CELLS, CELLS);
      } else {
        memory.fill(cells, 0, CELLS);
        store<f64>(cells, load<f64>(table, 40));
      }
    }
    if (inner == 1) scan(from, to, x + corner, out + corner, slot);
    else columns(x + corner, out + corner, from, to, inner, width, size, slot, scan);
    unit += width;
  }
}

/** `width` columns, tile by tile: brought together, gone through, and put back. */
function columns(
  x: usize, out: usize, from: usize, to: usize, stride: usize, width: usize, size: usize, slot: usize, scan: Scan,
): void {
  const pieces = slot + WIDTH * CELLS, pitch = PITCH * size;
  for (let begin = from; begin < to; begin += TILE) {
    const end = min(to, begin + TILE);
    gather(x, begin, end, stride, width, size, pieces, pitch);
    for (let j: usize = 0; j < width; j++) {
      const piece = pieces + j * pitch;
      scan(0, end - begin, piece, piece, slot + j * CELLS);
    }
    for (let k = begin; k < end; k++) {
      const source = pieces + (k - begin) * size, target = out + k * stride * size;
      for (let j: usize = 0; j < width; j++) {
        if (size == 8) store<u64>(target + j * 8, load<u64>(source + j * pitch));
        else store<u32>(target + j * 4, load<u32>(source + j * pitch));
      }
    }
  }
}
