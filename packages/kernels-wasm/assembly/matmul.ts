import { interleave } from "./_lib/interleave";
import { loadOne, splatOne, storeOne } from "./_lib/lanes";
import { madd } from "./_lib/madd";
import { columns, microTile, ROWS } from "./_lib/micro-tile";

/** Columns of x multiplied at a time: a panel of packed y (8 kB) stays in the first-level cache. */
const DEPTH: usize = 256;
/** Rows of x that use a panel before the next one, in micro-tiles: packed they (48 or 96 kB) stay in the second. */
const STACK: usize = 48;

/** Rows of y that are packed, or multiplied by a row of x, at a time; and where its columns have no gaps. */
const GROUP: usize = 4, FLAT: usize = 64;

/**
 * Phase 1: packs y, `inner` rows of `width`, into panels as wide as a micro-tile; panels [begin, end). Elements of y are
 * `down` bytes apart in its columns and `across` in its rows, and those of x likewise.
 */
export function matmul_pack_f64(
  begin: usize, end: usize, y: usize, down: usize, across: usize, inner: usize, width: usize, packed: usize,
): void {
  pack<f64>(begin, end, y, down, across, inner, width, packed);
}

export function matmul_pack_f32(
  begin: usize, end: usize, y: usize, down: usize, across: usize, inner: usize, width: usize, packed: usize,
): void {
  pack<f32>(begin, end, y, down, across, inner, width, packed);
}

/**
 * Phase 2: blocks [begin, end) of out, counted along its rows of blocks: each `tall` stacks high and `wide` panels wide.
 * `slot` is room for one stack of packed x and one micro-tile.
 */
export function matmul_blocks_f64(
  begin: usize, end: usize, x: usize, down: usize, across: usize, packed: usize, height: usize, inner: usize, width: usize,
  tall: usize, wide: usize, out: usize, slot: usize,
): void {
  blocks<f64>(begin, end, x, down, across, packed, height, inner, width, tall, wide, out, slot);
}

export function matmul_blocks_f32(
  begin: usize, end: usize, x: usize, down: usize, across: usize, packed: usize, height: usize, inner: usize, width: usize,
  tall: usize, wide: usize, out: usize, slot: usize,
): void {
  blocks<f32>(begin, end, x, down, across, packed, height, inner, width, tall, wide, out, slot);
}

/** All there is where x has few rows, and those of y have no gaps: columns [begin, end), by rows of y as they lie. */
export function matmul_rows_f64(
  begin: usize, end: usize, x: usize, down: usize, across: usize, y: usize, step: usize,
  height: usize, inner: usize, width: usize, out: usize,
): void {
  rows<f64>(begin, end, x, down, across, y, step, height, inner, width, out);
}

export function matmul_rows_f32(
  begin: usize, end: usize, x: usize, down: usize, across: usize, y: usize, step: usize,
  height: usize, inner: usize, width: usize, out: usize,
): void {
  rows<f32>(begin, end, x, down, across, y, step, height, inner, width, out);
}

function pack<T>(
  begin: usize, end: usize, y: usize, down: usize, across: usize, inner: usize, width: usize, packed: usize,
): void {
  // Of rows so few that the lines which panels have in common stay in the cache, whatever the width.
  const flat = across == sizeof<T>() ? GROUP : FLAT;
  for (let row: usize = 0; row < inner; row += flat) {
    const deep = min(flat, inner - row);
    for (let panel = begin; panel < end; panel++) {
      const left = panel * columns<T>(), filled = min(columns<T>(), width - left);
      const from = y + row * down + left * across;
      interleave<T>(from, across, down, filled, columns<T>(), deep, packed + (panel * inner + row) * 32);
    }
  }
}

function blocks<T>(
  begin: usize, end: usize, x: usize, down: usize, across: usize, packed: usize, height: usize, inner: usize, width: usize,
  tall: usize, wide: usize, out: usize, slot: usize,
): void {
  const panels = (width + columns<T>() - 1) / columns<T>();
  const beside = (panels + wide - 1) / wide;
  const tile = slot + STACK * min(DEPTH, inner) * sizeof<T>();
  for (let block = begin; block < end; block++) {
    const top = (block / beside) * tall * STACK, bottom = min(top + tall * STACK, height);
    const left = (block % beside) * wide, right = min(left + wide, panels);
    for (let row = top; row < bottom; row += STACK) {
      const filled = min(STACK, bottom - row);
      for (let depth: usize = 0; depth < inner; depth += DEPTH) {
        const deep = min(DEPTH, inner - depth), from = x + row * down + depth * across;
        for (let i: usize = 0; i < filled; i += ROWS) {
          interleave<T>(from + i * down, down, across, min(ROWS, filled - i), ROWS, deep, slot + i * deep * sizeof<T>());
        }
        for (let panel = left; panel < right; panel++) {
          const b = packed + (panel * inner + depth) * 32;
          const c = out + (row * width + panel * columns<T>()) * sizeof<T>();
          const room = min(columns<T>(), width - panel * columns<T>());
          column<T>(deep, slot, tile, b, c, width * sizeof<T>(), filled, room, depth > 0);
        }
      }
    }
  }
}

function rows<T>(
  begin: usize, end: usize, x: usize, down: usize, across: usize, y: usize, step: usize,
  height: usize, inner: usize, width: usize, out: usize,
): void {
  const first = begin * sizeof<T>(), stop = end * sizeof<T>(), whole = first + ((stop - first) & ~15);
  for (let i: usize = 0; i < height; i++) memory.fill(out + i * width * sizeof<T>() + first, 0, stop - first);
  for (let p: usize = 0; p < inner; p += GROUP) {
    for (let i: usize = 0; i < height; i++) {
      const c = out + i * width * sizeof<T>();
      let a = x + i * down + p * across, b = y + p * step;
      if (p + GROUP > inner) {
        for (let left = inner - p; left > 0; left--, a += across, b += step) {
          const v = splatOne<T>(a);
          for (let at = first; at < stop; at += sizeof<T>()) {
            storeOne<T>(c + at, madd<T>(v, loadOne<T>(b + at), loadOne<T>(c + at)));
          }
        }
        continue;
      }
      const v0 = splatOne<T>(a), v1 = splatOne<T>(a + across), v2 = splatOne<T>(a + 2 * across);
      const v3 = splatOne<T>(a + 3 * across), b1 = b + step, b2 = b1 + step, b3 = b2 + step;
      let at = first;
      for (; at < whole; at += 16) {
        const low = madd<T>(v1, v128.load(b1 + at), madd<T>(v0, v128.load(b + at), v128.load(c + at)));
        v128.store(c + at, madd<T>(v3, v128.load(b3 + at), madd<T>(v2, v128.load(b2 + at), low)));
      }
      for (; at < stop; at += sizeof<T>()) {
        const low = madd<T>(v1, loadOne<T>(b1 + at), madd<T>(v0, loadOne<T>(b + at), loadOne<T>(c + at)));
        storeOne<T>(c + at, madd<T>(v3, loadOne<T>(b3 + at), madd<T>(v2, loadOne<T>(b2 + at), low)));
      }
    }
  }
}

/** A stack of micro-tiles with one panel; those at an edge by way of `tile`. */
function column<T>(
  deep: usize, stack: usize, tile: usize, b: usize, c: usize, stride: usize, filled: usize, room: usize, add: bool,
): void {
  for (let top: usize = 0; top < filled; top += ROWS) {
    const a = stack + top * deep * sizeof<T>(), to = c + top * stride;
    if (top + ROWS <= filled && room == columns<T>()) {
      microTile<T>(deep, a, b, to, stride, add);
    } else {
      microTile<T>(deep, a, b, tile, 32, false);
      copyTile<T>(tile, to, stride, min(ROWS, filled - top), room, add);
    }
  }
}

function copyTile<T>(tile: usize, to: usize, stride: usize, rows: usize, room: usize, add: bool): void {
  for (let i: usize = 0; i < rows; i++) {
    for (let j: usize = 0; j < room; j++) {
      const at = to + i * stride + j * sizeof<T>(), value = load<T>(tile + i * 32 + j * sizeof<T>());
      store<T>(at, add ? load<T>(at) + value : value);
    }
  }
}
