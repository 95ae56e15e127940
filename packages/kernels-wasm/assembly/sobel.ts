/**
 * Rows [begin, end) of the sizes of gradients. `slot` has room for two rows of i16 with a pixel more at each end: for each
 * pixel and channel the sum, weighted, of the three above each other, and the difference of the outer two.
 */
export function sobel_u8(
  begin: usize, end: usize, image: usize, height: usize, width: usize, channels: usize, scale: f32, out: usize, slot: usize,
): void {
  const bytes = width * channels, pixel: usize = 2 * channels, differences = slot + 2 * bytes + 2 * pixel;
  // Of RGBA the last channel is no colour.
  const kept = channels == 4 ? i32x4.splat(0xff000000) : i32x4.splat(0), factor = f32x4.splat(scale);
  for (let row = begin; row < end; row++) {
    const middle = image + row * bytes, to = out + row * bytes;
    columnsOf(row == 0 ? middle : middle - bytes, middle, row + 1 == height ? middle : middle + bytes, bytes, slot + pixel, differences + pixel);
    extend(slot, bytes, pixel);
    extend(differences, bytes, pixel);
    let at: usize = 0;
    for (; at + 8 <= bytes; at += 8) {
      const size = sizes(slot + 2 * at, differences + 2 * at, pixel, factor);
      v128.store64_lane(to + at, v128.bitselect(v128.load64_zero(middle + at), size, kept), 0);
    }
    // What is computed beyond the row is not kept.
    if (at < bytes) {
      const size = sizes(slot + 2 * at, differences + 2 * at, pixel, factor);
      v128.store64_lane(slot, size, 0);
      memory.copy(to + at, slot, bytes - at);
      if (channels == 4) store<u8>(to + bytes - 1, load<u8>(middle + bytes - 1));
    }
  }
}

function columnsOf(above: usize, middle: usize, below: usize, bytes: usize, sums: usize, differences: usize): void {
  let at: usize = 0;
  for (; at + 8 <= bytes; at += 8) {
    const a = i16x8.extend_low_i8x16_u(v128.load64_zero(above + at)), c = i16x8.extend_low_i8x16_u(v128.load64_zero(below + at));
    const b = i16x8.extend_low_i8x16_u(v128.load64_zero(middle + at));
    v128.store(sums + 2 * at, i16x8.add(i16x8.add(a, c), i16x8.add(b, b)));
    v128.store(differences + 2 * at, i16x8.sub(c, a));
  }
  for (; at < bytes; at++) {
    const a = <i32>load<u8>(above + at), c = <i32>load<u8>(below + at);
    store<i16>(sums + 2 * at, <i16>(a + 2 * <i32>load<u8>(middle + at) + c));
    store<i16>(differences + 2 * at, <i16>(c - a));
  }
}

/** Beyond the edge pixels are as at the edge. */
function extend(row: usize, bytes: usize, pixel: usize): void {
  memory.copy(row, row + pixel, pixel);
  memory.copy(row + 2 * bytes + pixel, row + 2 * bytes, pixel);
}

/** Eight sizes as bytes, from the pixels on the left of them on. */
// @ts-ignore: decorator
@inline
function sizes(sums: usize, differences: usize, pixel: usize, factor: v128): v128 {
  const x = i16x8.sub(v128.load(sums + 2 * pixel), v128.load(sums)), d = v128.load(differences + pixel);
  const y = i16x8.add(i16x8.add(v128.load(differences), v128.load(differences + 2 * pixel)), i16x8.add(d, d));
  const low = v128.shuffle<i16>(x, y, 0, 8, 1, 9, 2, 10, 3, 11), high = v128.shuffle<i16>(x, y, 4, 12, 5, 13, 6, 14, 7, 15);
  const wide = i16x8.narrow_i32x4_s(rootOf(low, factor), rootOf(high, factor));
  return i8x16.narrow_i16x8_u(wide, wide);
}

// @ts-ignore: decorator
@inline
function rootOf(pairs: v128, factor: v128): v128 {
  const squares = f32x4.convert_i32x4_s(i32x4.dot_i16x8_s(pairs, pairs));
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(f32x4.sqrt(squares), factor)));
}
