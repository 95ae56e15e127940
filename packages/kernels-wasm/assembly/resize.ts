// Images whose pixels are weighted means of rows, then of columns, of another: resizing and blurring. For each row and each
// column of the result a table has the first one it is made of (u32) and an even number of weights (i16) that add up to
// 2^14. Sums are whole numbers: after rows, pixels have 7 more bits; so results do not depend on how they are added up.

/** Rows [begin, end) of the result. `slot` has room for one row of means of rows, 2 bytes an element, and what may follow. */
export function resize_u8(
  begin: usize, end: usize, image: usize, height: usize, width: usize, channels: usize,
  rows: usize, rowTaps: usize, columns: usize, columnTaps: usize, outWidth: usize, out: usize, slot: usize,
): void {
  for (let row = begin; row < end; row++) {
    meanOfRows(image, height, width * channels, rows + row * (4 + 2 * rowTaps), rowTaps, slot);
    meansOfColumns(slot, channels, columns, columnTaps, outWidth, out + row * outWidth * channels);
  }
}

function meanOfRows(image: usize, height: usize, bytes: usize, entry: usize, taps: usize, to: usize): void {
  const first = <usize>load<u32>(entry), weights = entry + 4, last = image + (height - 1) * bytes;
  const half = i32x4.splat(64);
  const from = image + first * bytes;
  let at: usize = 0;
  for (; at + 8 <= bytes; at += 8) {
    let low = half, high = half;
    for (let k: usize = 0; k < taps; k += 2) {
      // Rows beyond the last one have no weight.
      const a = v128.load64_zero(min(from + k * bytes, last) + at);
      const b = v128.load64_zero(min(from + (k + 1) * bytes, last) + at);
      const w = v128.load32_splat(weights + 2 * k);
      const pairs = v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      low = i32x4.add(low, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(pairs), w));
      high = i32x4.add(high, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(pairs), w));
    }
    v128.store(to + 2 * at, i16x8.narrow_i32x4_s(i32x4.shr_s(low, 7), i32x4.shr_s(high, 7)));
  }
  for (; at < bytes; at++) {
    let sum: i32 = 64;
    for (let k: usize = 0; k < taps; k++) sum += <i32>load<i16>(weights + 2 * k) * <i32>load<u8>(min(from + k * bytes, last) + at);
    store<i16>(to + 2 * at, <i16>(sum >> 7));
  }
}

function meansOfColumns(means: usize, channels: usize, entry: usize, taps: usize, width: usize, out: usize): void {
  for (let x: usize = 0; x < width; x++, entry += 4 + 2 * taps, out += channels) {
    const from = means + 2 * channels * <usize>load<u32>(entry), weights = entry + 4;
    if (channels == 4) {
      let sum = i32x4.splat(1 << 20);
      for (let k: usize = 0; k < taps; k += 2) {
        const two = v128.load(from + 8 * k);
        const pairs = v128.shuffle<i16>(two, two, 0, 4, 1, 5, 2, 6, 3, 7);
        sum = i32x4.add(sum, i32x4.dot_i16x8_s(pairs, v128.load32_splat(weights + 2 * k)));
      }
      const wide = i16x8.narrow_i32x4_s(i32x4.shr_s(sum, 21), sum);
      v128.store32_lane(out, i8x16.narrow_i16x8_u(wide, wide), 0);
      continue;
    }
    for (let c: usize = 0; c < channels; c++) {
      let sum: i32 = 1 << 20;
      for (let k: usize = 0; k < taps; k++) {
        sum += <i32>load<i16>(weights + 2 * k) * <i32>load<i16>(from + 2 * (k * channels + c));
      }
      store<u8>(out + c, <u8>(sum >> 21));
    }
  }
}
