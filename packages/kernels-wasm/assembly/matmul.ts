import { columns, microTile, ROWS } from "./_lib/micro-tile";

/** Columns of x multiplied at a time: a panel of packed y (8 kB) stays in the first-level cache. */
const DEPTH: usize = 256;
/** Rows of x that use a panel before the next one, in micro-tiles: packed they (48 or 96 kB) stay in the second. */
const STACK: usize = 48;

/** Phase 1: packs y, `inner` rows of `width`, into panels as wide as a micro-tile; panels [begin, end). */
export function matmul_pack_f64(begin: usize, end: usize, y: usize, inner: usize, width: usize, packed: usize): void {
  pack<f64>(begin, end, y, inner, width, packed);
}

export function matmul_pack_f32(begin: usize, end: usize, y: usize, inner: usize, width: usize, packed: usize): void {
  pack<f32>(begin, end, y, inner, width, packed);
}

/**
 * Phase 2: blocks [begin, end) of out, counted along its rows of blocks: each `tall` stacks high and `wide` panels wide.
 * `slot` is room for one stack of packed x and one micro-tile.
 */
export function matmul_blocks_f64(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, inner: usize, width: usize,
  tall: usize, wide: usize, out: usize, slot: usize,
): void {
  blocks<f64>(begin, end, x, packed, height, inner, width, tall, wide, out, slot);
}

export function matmul_blocks_f32(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, inner: usize, width: usize,
  tall: usize, wide: usize, out: usize, slot: usize,
): void {
  blocks<f32>(begin, end, x, packed, height, inner, width, tall, wide, out, slot);
}

function pack<T>(begin: usize, end: usize, y: usize, inner: usize, width: usize, packed: usize): void {
  const panelBytes = inner * 32;
  for (let row: usize = 0; row < inner; row++) {
    const from = y + row * width * sizeof<T>();
    for (let panel = begin; panel < end; panel++) {
      const left = panel * columns<T>();
      const to = packed + panel * panelBytes + row * 32;
      if (left + columns<T>() <= width) {
        v128.store(to, v128.load(from + left * sizeof<T>()));
        v128.store(to, v128.load(from + left * sizeof<T>(), 16), 16);
      } else {
        for (let j: usize = 0; j < columns<T>(); j++) {
          const element = left + j < width ? load<T>(from + (left + j) * sizeof<T>()) : <T>0;
          store<T>(to + j * sizeof<T>(), element);
        }
      }
    }
  }
}

function blocks<T>(
  begin: usize, end: usize, x: usize, packed: usize, height: usize, inner: usize, width: usize,
  tall: usize, wide: usize, out: usize, slot: usize,
): void {
  const panels = (width + columns<T>() - 1) / columns<T>();
  const across = (panels + wide - 1) / wide;
  const tile = slot + STACK * min(DEPTH, inner) * sizeof<T>();
  for (let block = begin; block < end; block++) {
    const top = (block / across) * tall * STACK, bottom = min(top + tall * STACK, height);
    const left = (block % across) * wide, right = min(left + wide, panels);
    for (let row = top; row < bottom; row += STACK) {
      const filled = min(STACK, bottom - row);
      for (let depth: usize = 0; depth < inner; depth += DEPTH) {
        const deep = min(DEPTH, inner - depth);
        packStack<T>(x + (row * inner + depth) * sizeof<T>(), inner, filled, deep, slot);
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

/** Packs `deep` columns of up to a stack of rows, by micro-tiles; rows there are none of are zeros. */
function packStack<T>(x: usize, inner: usize, filled: usize, deep: usize, to: usize): void {
  const stride = inner * sizeof<T>(), size = ROWS * deep * sizeof<T>();
  for (let top: usize = 0; top < filled; top += ROWS, to += size) {
    if (top + ROWS > filled) memory.fill(to, 0, size);
    const rows = min(ROWS, filled - top), from = x + top * stride;
    let i: usize = 0;
    for (; i + 2 <= rows; i += 2) packPair<T>(from + i * stride, stride, deep, to + i * sizeof<T>());
    if (i < rows) packRow<T>(from + i * stride, 0, deep, to + i * sizeof<T>());
  }
}

/** Two rows side by side: halves the loads and stores of a copy one by one. */
function packPair<T>(from: usize, stride: usize, deep: usize, to: usize): void {
  const step = ROWS * sizeof<T>(), lanes = 16 / sizeof<T>();
  let p: usize = 0;
  for (; p + lanes <= deep; p += lanes) {
    const above = v128.load(from + p * sizeof<T>()), below = v128.load(from + p * sizeof<T>() + stride);
    const at = to + p * step;
    if (sizeof<T>() == 8) {
      v128.store(at, v128.shuffle<f64>(above, below, 0, 2));
      v128.store(at + step, v128.shuffle<f64>(above, below, 1, 3));
    } else {
      const first = v128.shuffle<f32>(above, below, 0, 4, 1, 5), last = v128.shuffle<f32>(above, below, 2, 6, 3, 7);
      v128.store_lane<f64>(at, first, 0);
      v128.store_lane<f64>(at + step, first, 1);
      v128.store_lane<f64>(at + 2 * step, last, 0);
      v128.store_lane<f64>(at + 3 * step, last, 1);
    }
  }
  packRow<T>(from, p, deep, to);
  packRow<T>(from + stride, p, deep, to + sizeof<T>());
}

/** One row from column `p` on. */
function packRow<T>(from: usize, p: usize, deep: usize, to: usize): void {
  for (; p < deep; p++) store<T>(to + p * ROWS * sizeof<T>(), load<T>(from + p * sizeof<T>()));
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
