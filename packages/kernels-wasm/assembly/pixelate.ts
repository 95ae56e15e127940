/** Rows that can be added up in 16 bits. */
const ROWS: usize = 256;

/**
 * Pieces [begin, end) of rows of blocks: `pieces` to a row, of `blocks` blocks each but the last. `slot` has 4 bytes for each
 * byte in a row of a piece. `out` may be the image.
 */
export function pixelate_u8(
  begin: usize, end: usize, image: usize, height: usize, width: usize, channels: usize, size: usize,
  pieces: usize, blocks: usize, out: usize, slot: usize,
): void {
  const stride = width * channels;
  for (let piece = begin; piece < end; piece++) {
    const top = piece / pieces * size, left = piece % pieces * blocks * size;
    const rows = min(size, height - top), columns = min(blocks * size, width - left);
    const at = top * stride + left * channels, to = out + at;
    sumsOfRows(image + at, rows, stride, columns * channels, slot);
    for (let x: usize = 0; x < columns; x += size) {
      const wide = min(size, columns - x);
      block(slot + 4 * x * channels, wide, wide * rows, channels, to + x * channels);
    }
    for (let row: usize = 1; row < rows; row++) memory.copy(to + row * stride, to, columns * channels);
  }
}

/** For each byte of a row the sum of those below each other. */
function sumsOfRows(image: usize, rows: usize, stride: usize, bytes: usize, sums: usize): void {
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    let a = i32x4.splat(0), b = a, c = a, d = a;
    for (let row: usize = 0; row < rows; row += ROWS) {
      let low = i16x8.splat(0), high = low;
      let from = image + at + row * stride;
      for (const stop = from + min(ROWS, rows - row) * stride; from < stop; from += stride) {
        const v = v128.load(from);
        low = i16x8.add(low, i16x8.extend_low_i8x16_u(v)), high = i16x8.add(high, i16x8.extend_high_i8x16_u(v));
      }
      a = i32x4.add(a, i32x4.extend_low_i16x8_u(low)), b = i32x4.add(b, i32x4.extend_high_i16x8_u(low));
      c = i32x4.add(c, i32x4.extend_low_i16x8_u(high)), d = i32x4.add(d, i32x4.extend_high_i16x8_u(high));
    }
    const to = sums + 4 * at;
    v128.store(to, a), v128.store(to, b, 16), v128.store(to, c, 32), v128.store(to, d, 48);
  }
  for (; at < bytes; at++) {
    let sum: u32 = 0;
    for (let row: usize = 0; row < rows; row++) sum += <u32>load<u8>(image + at + row * stride);
    store<u32>(sums + 4 * at, sum);
  }
}

/** Writes the mean of `count` pixels, from the sums of `wide` columns of them, to a row of as many. */
function block(sums: usize, wide: usize, count: usize, channels: usize, out: usize): void {
  for (let c: usize = 0; c < channels; c++) {
    let sum = <u32>count >> 1;
    for (let x: usize = 0; x < wide; x++) sum += load<u32>(sums + 4 * (x * channels + c));
    store<u8>(out + c, <u8>(sum / <u32>count));
  }
  const bytes = wide * channels;
  // What is there already is copied behind itself, twice as much each time.
  for (let done = channels; done < bytes; done += min(done, bytes - done)) memory.copy(out + done, out, min(done, bytes - done));
}
